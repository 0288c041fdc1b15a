import { type ActionContext, action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import type { MarkKind } from '../attendance.ts'
import { type Due, type Mark, whyNotMark } from '../attendance-rules.ts'
import { AnswerObjection } from '../objection.ts'
import { objectionProblems } from '../objection-problems.ts'
import { marksOf } from './find-attendance.ts'
import { membersOfUser } from './find-members.ts'
import { answerName, OBJECTION, type Objection, placeOfObjection } from './find-objections.ts'
import { DUTY_CLASS } from './insert-members.ts'
import { recordMark, writeSum } from './keep-mark.ts'

/**
 * A lead answers an objection: the record stands, or is mended to how it was. Whoever objected reads the answer. Refuses with
 * objectionAnswered, objectionOwn, and for the times of a mended record as `whyNotMark` does.
 */
export const answerObjection = action({
  name: 'duty.answerObjection',
  permission: 'attendance.mark',
  input: AnswerObjection,
  sealClass: DUTY_CLASS,
  place: placeOfObjection,
  async run(context, { objectionId, text, mend }) {
    const { client, vault, actor, now } = context
    const { rows } = await client.query<Objection>(
      `select ${OBJECTION} from duty.objection objection where id = $1 for update`,
      [objectionId],
    )
    const objection = rows[0] ?? refuse(platformProblems.notFound())
    const { answeredAt } = objection
    refuseIf(answeredAt ? objectionProblems.objectionAnswered({ at: localStamp(answeredAt) }) : undefined)
    const own = (await membersOfUser(client, actor.userId)).some(({ memberId }) => memberId === objection.memberId)
    refuseIf(own ? objectionProblems.objectionOwn() : undefined)
    if (mend) await mendAttendance(context, objection, mend)
    await vault.ready(objection.responseId, DUTY_CLASS, now)
    const sealed = vault.seal(objection.responseId, DUTY_CLASS, now, text, answerName(objectionId))
    await client.query(
      `update duty.objection set answer_sealed = $2, answer_key_id = $3, mended = $4, answered_by = $5, answered_at = $6 where id = $1`,
      [objectionId, sealed.bytes, sealed.keyId, mend !== undefined, actor.userId, now],
    )
    return happened(
      'objection.answered',
      { objectionId, attendanceId: objection.attendanceId, mended: mend !== undefined },
      { topics: ['objections', 'attendance', 'figures'], result: { objectionId } },
    )
  },
})

/** What stood of coming, leaving and absence is superseded by what was found out; breaks stay. */
async function mendAttendance(
  context: ActionContext,
  { precinctId, responseId, areaId, attendanceId }: Objection,
  { inAt, outAt }: { inAt: string; outAt?: string | undefined },
): Promise<void> {
  const { client, now } = context
  const { rows } = await client.query<{ from: Date | null; until: Date | null; supersededAt: Date | null }>(
    `select due_from as "from", due_until as "until", superseded_at as "supersededAt" from duty.attendance where id = $1 for update`,
    [attendanceId],
  )
  const row = rows[0] ?? refuse(platformProblems.notFound())
  refuseIf(row.supersededAt ? objectionProblems.recordTakenBack() : undefined)
  const due: Due | undefined = row.from && row.until ? { from: row.from, until: row.until } : undefined
  await client.query(
    `update duty.attendance_mark set superseded_at = $2
     where attendance_id = $1 and superseded_at is null and kind in ('in', 'out', 'absent')`,
    [attendanceId, now],
  )
  const marks: Mark[] = await marksOf(client, [attendanceId])
  const found: [MarkKind, string][] = [['in', inAt], ...(outAt ? [['out', outAt] as [MarkKind, string]] : [])]
  for (const [kind, at] of found) {
    const mark: Mark = { id: newId(), kind, how: 'paper', at: new Date(at), reason: null }
    refuseIf(whyNotMark(mark, { due, marks, receivedAt: now }))
    marks.push(mark)
    await recordMark(context, { precinctId, responseId, areaId, attendanceId }, { ...mark, reason: undefined })
  }
  await writeSum(context, attendanceId, marks, due)
}
