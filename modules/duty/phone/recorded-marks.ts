import type { OutboxItem } from '../../../platform/browser/offline/outbox.ts'
import type { MarkKind } from '../attendance.ts'
import { type Due, type Mark, sumOfMarks } from '../attendance-rules.ts'
import type { MarkShown } from '../attendance-shown.ts'

/** A mark as the phone knows it: told by the server, or still on its way. */
export interface KnownMark extends Mark {
  unsent: boolean
}

interface MarkInput {
  markId: string
  assignmentId: string
  kind?: MarkKind
  at?: string
  code?: string
  reason?: Mark['reason']
}

const kinds: Record<string, MarkKind> = { 'duty.checkIn': 'in', 'duty.checkOut': 'out' }
const actions = ['duty.checkIn', 'duty.checkOut', 'duty.takeBreak', 'duty.tickAttendance']

/** What is known of an assignment's attendance: the server's marks, and those of this phone that it has not answered or shown yet. */
export function knownMarks(
  assignmentId: string,
  told: readonly MarkShown[],
  outbox: readonly OutboxItem[] = [],
): KnownMark[] {
  const seen = new Set(told.map(({ id }) => id))
  const own = outbox.flatMap(({ action, input, madeAt, state }) => {
    const mark = input as MarkInput
    const counts = actions.includes(action) && state !== 'refused' && state !== 'discarded'
    if (!counts || mark.assignmentId !== assignmentId || seen.has(mark.markId)) return []
    const how = action === 'duty.tickAttendance' ? 'lead' : mark.code ? 'code' : 'phone'
    const kind = mark.kind ?? kinds[action] ?? 'in'
    const at = new Date(mark.at ?? madeAt)
    return [{ id: mark.markId, kind, how, at, reason: mark.reason ?? null, unsent: state !== 'accepted' } as KnownMark]
  })
  return [...told.map((one) => ({ ...one, at: new Date(one.at), unsent: false })), ...own].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  )
}

export type Standing = 'waits' | 'onDuty' | 'onBreak' | 'leftWork' | 'absent'

/** Where somebody stands by their marks. */
export function standingOf(marks: readonly Mark[], due: Due): Standing {
  const sum = sumOfMarks(marks, due)
  if (sum.outAt) return 'leftWork'
  if (!sum.inAt) return sum.absent ? 'absent' : 'waits'
  return marks.findLast(({ kind }) => kind.startsWith('break'))?.kind === 'breakFrom' ? 'onBreak' : 'onDuty'
}

export const standingStates = {
  waits: 'waiting',
  onDuty: 'done',
  onBreak: 'late',
  leftWork: 'closed',
  absent: 'missing',
} as const
