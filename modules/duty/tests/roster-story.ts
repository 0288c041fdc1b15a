import { addDays, localDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { As } from '../../../tests/support/cast.ts'
import { anOrder as order } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import type { ShiftShown } from '../board.ts'

/** The days of these stories: from tomorrow on, so that every shift is still to come. */
// One day for a whole story, also when midnight comes in the middle of it.
const today = localDay(new Date())
export const dayAfter = (days: number) => addDays(today, 1 + days)

/** A service post in a village, open. */
export async function openVillagePost(as: As, responseId: string, areaId: string = places.village): Promise<string> {
  const postId = newId()
  const post = { postId, name: `服务岗 ${postId.slice(-6)}`, postKind: 'servicePost', areaId, place: '村口' }
  await (await as('commander')).does('duty.openPosts', { responseId, posts: [post], order })
  return postId
}

/** Made-up members based in the village; `more` says otherwise for all of them. */
export async function enterMembers(as: As, responseId: string, count: number, more: object = {}): Promise<string[]> {
  const members = Array.from({ length: count }, (_, at) => ({
    memberId: newId(),
    areaId: places.village,
    name: `演示${at + 1}号`,
    ...more,
  }))
  await (await as('commander')).does('duty.addMembers', { responseId, members })
  return members.map(({ memberId }) => memberId)
}

/** Lays shifts over a post in a roster of the township; answers the roster's id and its shifts by when they begin. */
export async function layRoster(as: As, responseId: string, postIds: string[], more: object = {}) {
  const lead = await as('townshipLead')
  const days = { fromDay: dayAfter(0), untilDay: dayAfter(7) }
  const input = {
    rosterId: newId(),
    responseId,
    areaId: places.township,
    name: '一周排班',
    ...days,
    postIds,
    pattern: 'dayShift',
  }
  const laid = { ...input, staffing: [{ role: 'member', count: 1 }], ...more }
  await lead.does('duty.layShifts', laid)
  const { rosterId } = laid
  return { rosterId, shifts: await boardOf(as, responseId, rosterId), laid }
}

export async function boardOf(as: As, responseId: string, rosterId: string): Promise<ShiftShown[]> {
  const asked = { responseId, rosterId, from: `${dayAfter(-2)}T00:00:00Z`, until: `${dayAfter(40)}T00:00:00Z` }
  const { shifts } = await (await as('townshipLead')).ask<{ shifts: ShiftShown[] }>('duty.board', asked)
  return shifts
}

/** Publishes a roster as it stands. */
export async function publish(as: As, responseId: string, rosterId: string): Promise<void> {
  const lead = await as('townshipLead')
  const { rows } = await lead.ask<{ rows: { version: number }[] }>('duty.rosters', { responseId, rosterId })
  await lead.does('duty.publishRoster', { rosterId, version: rows[0]?.version })
}
