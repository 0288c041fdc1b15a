import type pg from 'pg'
import type { Mark } from '../attendance-rules.ts'

/** An attendance with the marks that stand, in the order they were told. */
export interface Attendance {
  id: string
  shiftId: string
  memberId: string
  marks: Mark[]
}

/** The attendances of members on shifts, within the scope; by `${shiftId} ${memberId}`. */
export async function findAttendance(
  client: pg.ClientBase,
  shiftIds: readonly string[],
): Promise<Map<string, Attendance>> {
  if (shiftIds.length === 0) return new Map()
  const { rows } = await client.query<Omit<Attendance, 'marks'>>(
    `select id, shift_id as "shiftId", member_id as "memberId" from duty.attendance
     where shift_id = any($1::uuid[]) and superseded_at is null`,
    [[...new Set(shiftIds)]],
  )
  const marks = Map.groupBy(
    await marksOf(
      client,
      rows.map(({ id }) => id),
    ),
    ({ attendanceId }) => attendanceId,
  )
  return new Map(rows.map((row) => [attendanceKey(row), { ...row, marks: marks.get(row.id) ?? [] }]))
}

export const attendanceKey = ({ shiftId, memberId }: { shiftId: string; memberId: string }) => `${shiftId} ${memberId}`

/** The marks of these attendances that stand, in the order they were told. */
export async function marksOf(
  client: pg.ClientBase,
  ids: readonly string[],
): Promise<(Mark & { attendanceId: string })[]> {
  if (ids.length === 0) return []
  const { rows } = await client.query<Mark & { attendanceId: string }>(
    `select id, attendance_id as "attendanceId", kind, how, at, reason from duty.attendance_mark
     where attendance_id = any($1::uuid[]) and superseded_at is null order by at, id`,
    [ids],
  )
  return rows
}
