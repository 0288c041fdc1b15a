import { useField } from '../../../platform/browser/offline/field.tsx'
import type { OutboxItem } from '../../../platform/browser/offline/outbox.ts'
import { useKeptAnswer } from '../../../platform/browser/offline/use-kept-answer.ts'
import { OPENS_HOURS } from '../attendance-rules.ts'
import type { MyAttendance, MyAttendances } from '../attendance-shown.ts'
import { knownMarks } from './recorded-marks.ts'

/** My shifts of these days with what was recorded of them, as the phone has it. */
export function useMyAttendance() {
  const { session } = useField()
  const may = session.permissions.includes('duty.serve')
  return { ...useKeptAnswer<MyAttendances>(may ? 'myAttendance' : undefined, 'duty.myAttendance', {}), may }
}

const HOUR = 3_600_000

/** The shift that I am on, or that check-in is open for; one that I have not left yet before one to come. */
export function currentShift(
  { rows }: MyAttendances,
  outbox: readonly OutboxItem[] | undefined,
  now: Date,
): MyAttendance | undefined {
  const near = rows.filter(
    ({ from, until }) =>
      now.getTime() >= Date.parse(from) - OPENS_HOURS * HOUR && now.getTime() < Date.parse(until) + HOUR,
  )
  const left = (one: MyAttendance) => knownMarks(one.assignmentId, one.marks, outbox).some(({ kind }) => kind === 'out')
  return near.find((one) => !left(one)) ?? near.at(-1)
}
