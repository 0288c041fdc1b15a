import { type ActionContext, type Happened, happened } from '../../../platform/server/action.ts'
import { type LocalDay, localDay } from '../../../platform/shared/dates.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import type { AttendanceReason } from '../attendance.ts'
import { attendanceProblems } from '../attendance-problems.ts'
import { type Due, type Mark, sumOfMarks, whyNotMark } from '../attendance-rules.ts'
import { isWeekend } from '../holidays.ts'
import { rosterProblems } from '../roster-problems.ts'
import { isNight } from '../shift-patterns.ts'
import { attendanceMarkTable, attendanceTable } from './attendance-tables.ts'
import { type Attendance, attendanceKey, findAttendance } from './find-attendance.ts'
import { findMembers } from './find-members.ts'
import { findRosters } from './find-rosters.ts'
import { type Assigned, findAssigned } from './find-shifts.ts'

/** The standing assignment on a published roster, held so that two marks of it wait for each other. Refuses with assignmentGone, rosterNotOut. */
export async function holdAssigned({ client }: Pick<ActionContext, 'client'>, assignmentId: string): Promise<Assigned> {
  await client.query('select 1 from duty.assignment where id = $1 for update', [assignmentId])
  const assigned = (await findAssigned(client, [assignmentId])).get(assignmentId)
  if (!assigned) return refuse(rosterProblems.assignmentGone())
  const roster = (await findRosters(client, [assigned.rosterId])).get(assigned.rosterId)
  refuseIf(roster?.state === 'draft' ? attendanceProblems.rosterNotOut() : undefined)
  return assigned
}

/** Who attends where, as what: on a shift, or where none was laid (`due` undefined). `day`: the local day that it counts for. */
export interface Attending
  extends Pick<Assigned, 'precinctId' | 'responseId' | 'areaId' | 'postId' | 'memberId' | 'role'> {
  shiftId: string | null
  assignmentId: string | null
  day: LocalDay
  due: Due | undefined
}

export interface NewMark extends Pick<Mark, 'id' | 'kind' | 'how' | 'at'> {
  reason?: AttendanceReason | undefined
}

/** Keeps a mark of somebody on a shift. Refuses as `whyNotMark` does. */
export async function keepMark(context: ActionContext, assigned: Assigned, mark: NewMark): Promise<Happened> {
  const { client } = context
  const known = (await findAttendance(client, [assigned.shiftId])).get(attendanceKey(assigned))
  const { id: assignmentId, from, until } = assigned
  return addMark(context, { ...assigned, assignmentId, day: localDay(from), due: { from, until } }, known, mark)
}

/** Keeps a mark and brings the attendance up to date. Refuses as `whyNotMark` does. An attendance takes the id of its first mark. */
export async function addMark(
  context: ActionContext,
  attending: Attending,
  known: Pick<Attendance, 'id' | 'marks'> | undefined,
  mark: NewMark,
): Promise<Happened> {
  const { due, assignmentId, memberId } = attending
  const marks = known?.marks ?? []
  refuseIf(whyNotMark(mark, { due, marks, receivedAt: context.now }))
  const all: Mark[] = [...marks, { ...mark, reason: mark.reason ?? null }]
  const attendanceId = known?.id ?? mark.id
  if (known) await writeSum(context, attendanceId, all, due)
  else await beginAttendance(context, attending, attendanceId, all)
  await recordMark(context, { ...attending, attendanceId }, mark)
  const told = { attendanceId, assignmentId, memberId, kind: mark.kind, how: mark.how }
  return happened('attendance.marked', told, { topics: ['attendance', 'figures'], result: { attendanceId } })
}

/** Writes one mark of an attendance, without adding it up. */
export async function recordMark(
  context: ActionContext,
  where: Pick<Attending, 'precinctId' | 'responseId' | 'areaId'> & { attendanceId: string },
  mark: NewMark,
): Promise<void> {
  const { now, actor, commandId, madeAt } = context
  const { precinctId, responseId, areaId, attendanceId } = where
  await context.record(attendanceMarkTable, {
    ...{ precinct_id: precinctId, id: mark.id, response_id: responseId, area_id: areaId, attendance_id: attendanceId },
    ...{ kind: mark.kind, how: mark.how, at: mark.at, reason: mark.reason ?? null, marked_by: actor.userId },
    ...{ command_id: commandId, made_at: madeAt, received_at: now },
  })
}

async function beginAttendance(context: ActionContext, attending: Attending, id: string, marks: Mark[]): Promise<void> {
  const { client, now, commandId, madeAt } = context
  const { precinctId, responseId, areaId, postId, shiftId, assignmentId, memberId, role, day, due } = attending
  const member = (await findMembers(client, [memberId])).get(memberId)
  await context.record(attendanceTable, {
    ...{ precinct_id: precinctId, id, response_id: responseId, area_id: areaId, post_id: postId, shift_id: shiftId },
    ...{ assignment_id: assignmentId, member_id: memberId, role, day },
    ...{ due_from: due?.from ?? null, due_until: due?.until ?? null, weekend: due ? null : isWeekend(day) },
    ...{ organisation_id: member?.organisationId ?? null, community_id: member?.communityId ?? null },
    ...sumColumns(marks, due),
    ...{ command_id: commandId, made_at: madeAt, received_at: now },
  })
}

/** Writes anew what the marks of an attendance add up to; without any it ends. */
export async function writeSum(
  { client, now }: Pick<ActionContext, 'client' | 'now'>,
  attendanceId: string,
  marks: readonly Mark[],
  due: Due | undefined,
): Promise<void> {
  const sum = sumColumns(marks, due)
  const columns = Object.keys(sum)
  await client.query(
    `update duty.attendance set ${columns.map((column, at) => `${column} = $${at + 3}`).join(', ')}, superseded_at = $2 where id = $1`,
    [attendanceId, marks.length === 0 ? now : null, ...Object.values(sum)],
  )
}

function sumColumns(marks: readonly Mark[], due: Due | undefined) {
  const sum = sumOfMarks(marks, due)
  return {
    ...{ in_at: sum.inAt, out_at: sum.outAt, absent: sum.absent, absent_reason: sum.absentReason },
    ...{ late_minutes: sum.lateMinutes, early_minutes: sum.earlyMinutes, break_minutes: sum.breakMinutes },
    // A shift says itself whether it is by night.
    ...{ night: due || !sum.inAt || !sum.outAt ? null : isNight(sum.inAt, sum.outAt) },
  }
}
