import pg from 'pg'
import { addDays, localDay } from '../../platform/shared/dates.ts'
import { newId } from '../../platform/shared/ids.ts'
import type { As } from './cast.ts'
import { anOrder, inHours } from './open-story.ts'
import { places } from './places.ts'
import type { TestServer } from './test-server.ts'

/**
 * A published roster of the township with the mark in every name: the officer on one shift, somebody else on another, one
 * who came after it was published, places to sign up for, and a swap that waits. Answers the ids.
 */
export async function markRoster(
  as: As,
  responseId: string,
  mark: string,
  organisationId?: string,
): Promise<Record<string, string>> {
  const kinds = [
    'dutyPost',
    'officerMember',
    'otherMember',
    'standbyMember',
    'roster',
    'standby',
    'officerOn',
    'otherOn',
    'swap',
    'meal',
  ]
  const ids = Object.fromEntries(kinds.map((kind) => [kind, newId()]))
  const [commander, lead, officer] = [await as('commander'), await as('townshipLead'), await as('officer')]
  const post = { postId: ids.dutyPost, name: `${mark}服务岗`, postKind: 'servicePost', place: `${mark}路口` }
  const based = { areaId: places.village }
  const serving = { ...based, ...(organisationId ? { organisationId } : {}) }
  await lead.does('duty.openPosts', { responseId, posts: [{ ...post, ...based }], order: anOrder })
  await commander.does('duty.addMembers', {
    responseId,
    members: [
      { ...serving, memberId: ids.officerMember, userId: officer.userId },
      { ...based, memberId: ids.otherMember, name: `${mark}乙` },
      { ...serving, memberId: ids.standbyMember, name: `${mark}丙` },
    ],
  })
  const tomorrow = addDays(localDay(new Date()), 1)
  await lead.does('duty.layShifts', {
    ...{ rosterId: ids.roster, responseId, areaId: places.township, name: `${mark}排班`, pattern: 'dayShift' },
    ...{ fromDay: tomorrow, untilDay: addDays(tomorrow, 7), postIds: [ids.dutyPost] },
    ...{ staffing: [{ role: 'member', count: 4 }], signUpFrom: inHours(-1) },
  })
  const span = { from: `${localDay(new Date())}T00:00:00Z`, until: `${addDays(tomorrow, 9)}T00:00:00Z` }
  const asked = { responseId, rosterId: ids.roster, ...span }
  const { shifts } = await lead.ask<{ shifts: { id: string }[] }>('duty.board', asked)
  const [first, second, third] = shifts.map(({ id }) => id) as [string, string, string]
  const place = (assignmentId: string | undefined, shiftId: string, memberId: string | undefined) =>
    lead.does('duty.assignMember', { assignmentId, shiftId, memberId, role: 'member' })
  await place(ids.officerOn, first, ids.officerMember)
  const { rows } = await lead.ask<{ rows: { version: number }[] }>('duty.rosters', {
    responseId,
    rosterId: ids.roster,
  })
  await lead.does('duty.publishRoster', { rosterId: ids.roster, version: rows[0]?.version })
  await place(ids.otherOn, third, ids.otherMember)
  await lead.does('duty.putOnStandby', {
    ...{ standbyId: ids.standby, rosterId: ids.roster, memberId: ids.standbyMember },
    ...{ from: `${tomorrow}T00:00:00Z`, until: `${addDays(tomorrow, 7)}T00:00:00Z` },
  })
  await lead.does('duty.planMeal', {
    ...{ mealId: ids.meal, postId: ids.dutyPost, day: tomorrow, meal: 'lunch', heads: 3, broughtBy: `${mark}食堂` },
    dueAt: `${tomorrow}T12:00:00+08:00`,
  })
  await officer.does('duty.askSwap', {
    ...{ swapId: ids.swap, assignmentId: ids.officerOn, reason: `${mark}家中有事` },
    ...{ otherMemberId: ids.otherMember, otherAssignmentId: ids.otherOn },
  })
  return { ...ids, shift: first, relief: second, otherShift: third } as Record<string, string>
}

/**
 * Asks for a plan and moves the officer’s shift and its relief two days back: duty is laid for days to come, attendance is of days that
 * were. Then the officer came, and objects to how it was recorded; somebody else came without a shift. Adds their ids to those given.
 */
export async function letRosterBegin(
  { as, databaseUrl }: Pick<TestServer, 'as' | 'databaseUrl'>,
  ids: Record<string, string>,
): Promise<void> {
  const { roster: rosterId, shift, relief, dutyPost: postId, standbyMember: memberId, officerOn: assignmentId } = ids
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  await owner.query(
    `update duty.shift set from_at = from_at - interval '2 days', until_at = until_at - interval '2 days', day = day - 2 where id = any($1)`,
    [[shift, relief]],
  )
  await owner.query(
    `update duty.assignment set from_at = from_at - interval '2 days', until_at = until_at - interval '2 days',
       received_at = received_at - interval '3 days' where shift_id = any($1)`,
    [[shift, relief]],
  )
  await owner.query(
    `update duty.roster set from_day = from_day - 2, published_at = published_at - interval '3 days'
     where id = $1`,
    [rosterId],
  )
  await owner.end()
  const lead = await as('townshipLead')
  await lead.does('duty.askPlan', { runId: newId(), rosterId, kind: 'replan', seconds: 1 })
  const came = { kind: 'in', at: `${addDays(localDay(new Date()), -1)}T08:00:00+08:00` }
  ids.attendance = newId()
  await lead.does('duty.tickAttendance', { markId: ids.attendance, assignmentId, ...came })
  await lead.does('duty.tickUnrostered', { markId: newId(), postId, memberId, kind: 'in', at: inHours(-1) })
  ids.objection = newId()
  const objection = { objectionId: ids.objection, attendanceId: ids.attendance, text: '到岗时间不对，请核对' }
  await (await as('officer')).does('duty.raiseObjection', objection)
}
