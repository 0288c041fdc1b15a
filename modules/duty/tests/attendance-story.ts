import type pg from 'pg'
import { newId } from '../../../platform/shared/ids.ts'
import type { As } from '../../../tests/support/cast.ts'
import { places } from '../../../tests/support/places.ts'
import type { ShiftShown } from '../board.ts'
import { dayAfter, openVillagePost } from './roster-story.ts'

export const HOUR = 3_600_000
export const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR)

/** The officer of the cast and others without accounts on the duty list. */
export async function enterOfficer(as: As, responseId: string): Promise<string> {
  const memberId = newId()
  const { userId } = await as('officer')
  await (await as('commander')).does('duty.addMembers', {
    responseId,
    members: [{ memberId, areaId: places.village, userId }],
  })
  return memberId
}

/** A post with shifts of twelve hours one after the other; `people` of each, in order, are placed and the roster is published. */
export async function servedPost(
  as: As,
  responseId: string,
  people: string[][],
  areaId: string = places.village,
): Promise<{ postId: string; shifts: ShiftShown[]; assigned: string[][] }> {
  const postId = await openVillagePost(as, responseId, areaId)
  const most = Math.max(1, ...people.map(({ length }) => length))
  const desk = await as('dutyDesk')
  const rosterId = newId()
  await desk.does('duty.layShifts', {
    ...{ rosterId, responseId, areaId: places.county, name: '一周排班', pattern: 'twoTwelves', postIds: [postId] },
    ...{ fromDay: dayAfter(0), untilDay: dayAfter(7), staffing: [{ role: 'member', count: most }] },
    rules: { restHours: 0, maxHoursDay: 24, maxHoursWeek: 168, maxRun: 31 },
  })
  const week = { from: `${dayAfter(-2)}T00:00:00Z`, until: `${dayAfter(9)}T00:00:00Z` }
  const { shifts } = await desk.ask<{ shifts: ShiftShown[] }>('duty.board', { responseId, rosterId, ...week })
  const assigned: string[][] = []
  for (const [at, members] of people.entries()) {
    const ids: string[] = []
    for (const memberId of members) {
      const assignmentId = newId()
      await desk.does('duty.assignMember', { assignmentId, shiftId: shifts[at]?.id, memberId, role: 'member' })
      ids.push(assignmentId)
    }
    assigned.push(ids)
  }
  const { rows } = await desk.ask<{ rows: { version: number }[] }>('duty.rosters', { responseId, rosterId })
  await desk.does('duty.publishRoster', { rosterId, version: rows[0]?.version })
  return { postId, shifts, assigned }
}

/** Moves the shifts of a post in time so that the first began so many hours ago: duty is laid for days to come, and stories look back. */
export async function letBegin(owner: pg.Client, postId: string, hours: number): Promise<void> {
  await owner.query(
    `with start as (select min(from_at) as at from duty.shift where post_id = $1)
     update duty.assignment set from_at = from_at - (start.at - $2), until_at = until_at - (start.at - $2) from start where post_id = $1`,
    [postId, hoursAgo(hours)],
  )
  await owner.query(
    `with start as (select min(from_at) as at from duty.shift where post_id = $1)
     update duty.shift set from_at = from_at - (start.at - $2), until_at = until_at - (start.at - $2),
       day = ((from_at - (start.at - $2)) at time zone 'Asia/Shanghai')::date from start where post_id = $1`,
    [postId, hoursAgo(hours)],
  )
  await owner.query(
    'update duty.roster set published_at = $2 where id in (select roster_id from duty.shift where post_id = $1)',
    [postId, hoursAgo(hours + 1)],
  )
  // What is past binds nobody any more.
  await owner.query('delete from duty.engagement where post_id = $1', [postId])
  await owner.query('update duty.assignment set received_at = $2 where post_id = $1', [postId, hoursAgo(hours + 2)])
}
