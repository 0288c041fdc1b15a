import { type Action, action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { TakeBackMark } from '../attendance.ts'
import { attendanceProblems } from '../attendance-problems.ts'
import { marksOf } from './find-attendance.ts'
import { writeSum } from './keep-mark.ts'

const placeOfMark: Action<typeof TakeBackMark>['place'] = async ({ client }, inputs) => {
  const { rows } = await client.query<{ id: string; area_id: string; response_id: string }>(
    'select id, area_id, response_id from duty.attendance_mark where id = any($1::uuid[])',
    [inputs.map(({ markId }) => markId)],
  )
  return inputs.map(({ markId }) => {
    const row = rows.find(({ id }) => id === markId)
    return row && { areaId: row.area_id, responseId: row.response_id }
  })
}

/** Takes back what was recorded by mistake: the mark stays, superseded, and the attendance is added up anew. Refuses with markGone. */
export const takeBackMark = action({
  name: 'duty.takeBackMark',
  permission: 'attendance.mark',
  input: TakeBackMark,
  place: placeOfMark,
  async run(context, { markId, reason }) {
    const { client, now } = context
    const { rows } = await client.query<{ attendanceId: string }>(
      `update duty.attendance_mark set superseded_at = $2 where id = $1 and superseded_at is null
       returning attendance_id as "attendanceId"`,
      [markId, now],
    )
    const [mark] = rows
    refuseIf(mark ? undefined : attendanceProblems.markGone())
    const found = await client.query<{ id: string; from: Date | null; until: Date | null }>(
      'select id, due_from as "from", due_until as "until" from duty.attendance where id = $1 for update',
      [mark?.attendanceId],
    )
    const row = found.rows[0] ?? refuse(platformProblems.notFound())
    const { from, until } = row
    await writeSum(context, row.id, await marksOf(client, [row.id]), from && until ? { from, until } : undefined)
    return happened(
      'attendance.markTakenBack',
      { markId, attendanceId: row.id, reason },
      { topics: ['attendance', 'figures'], result: { attendanceId: row.id } },
    )
  },
})
