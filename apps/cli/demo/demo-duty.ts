import { addDays, type LocalDay, localDay, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { Worker } from '../worker-at-desk.ts'
import { COUNTY } from './county.ts'
import { madeUpMobile, madeUpName } from './made-up.ts'

/** Somebody on the duty list; `worker` where they have an account and a phone. */
export interface Seat {
  memberId: string
  areaId: string
  userId?: string
  worker?: Worker
}

/** A post that is rostered: the shifts of a day, the roles on each, and who serves which of them every day, role by role. */
export interface RosteredPost {
  postId: string
  areaId: string
  spans: { from: string; until: string; name: string }[]
  roles: string[]
  seats: Seat[][]
}

/** A shift of the demo with who serves it, in the order of the post's roles. */
export interface ServedShift {
  id: string
  post: RosteredPost
  /** Which of the post's shifts of a day. */
  slot: number
  day: LocalDay
  from: Date
  until: Date
  served: { assignmentId: string; seat: Seat }[]
}

interface BoardShift {
  id: string
  postId: string
  day: LocalDay
  from: string
  until: string
  name: string
}

const DAYS_AHEAD = 4
const NUMBERS_FROM = 700

/** People of the duty list without an account, one after the other; numbered, so that they are found. */
export function otherSeats(count: number, areaId: string): Seat[] {
  return Array.from({ length: count }, () => ({ memberId: newId(), areaId }))
}

/** Enters everybody, lays a roster from yesterday until some days ahead, places them and publishes it. Answers its shifts. */
export async function layDuty(
  desk: Worker,
  {
    responseId,
    posts,
    extra,
    until,
  }: { responseId: string; posts: readonly RosteredPost[]; extra: readonly Seat[]; until: Date },
): Promise<ServedShift[]> {
  const seats = [...posts.flatMap((post) => post.seats.flat()), ...extra]
  const members = seats.map(({ memberId, areaId, userId }, at) => ({
    ...{ memberId, areaId, number: `Y${String(at + 1).padStart(3, '0')}` },
    ...(userId ? { userId } : { name: madeUpName(NUMBERS_FROM + at), mobile: madeUpMobile(NUMBERS_FROM + at) }),
  }))
  await desk.does('duty.addMembers', { responseId, members })
  const rosterId = newId()
  const [fromDay, untilDay] = [addDays(localDay(until), -1), addDays(localDay(until), DAYS_AHEAD)]
  for (const { postId, spans, roles } of posts)
    await desk.does('duty.layShifts', {
      ...{ rosterId, responseId, areaId: COUNTY, name: '卡点、先锋岗值班表（演示）', fromDay, untilDay },
      ...{ postIds: [postId], spans, staffing: headCounts(roles) },
      rules: { maxHoursWeek: 56, maxRun: 7 },
    })
  const week = {
    from: startOfLocalDay(fromDay).toISOString(),
    until: startOfLocalDay(addDays(untilDay, 1)).toISOString(),
  }
  const { shifts } = (await desk.asks('duty.board', { responseId, rosterId, ...week })) as { shifts: BoardShift[] }
  const served = shifts.flatMap((shift) => servedShift(posts, shift))
  const madeAt = new Date()
  await desk.doesAll(
    'duty.assignMember',
    served.flatMap(({ id, post, served: people }) =>
      people.map(({ assignmentId, seat }, at) => ({
        input: { assignmentId, shiftId: id, memberId: seat.memberId, role: post.roles[at] },
        madeAt,
      })),
    ),
  )
  const { rows } = (await desk.asks('duty.rosters', { responseId, rosterId })) as { rows: { version: number }[] }
  await desk.does('duty.publishRoster', { rosterId, version: rows[0]?.version })
  return served
}

function servedShift(posts: readonly RosteredPost[], shift: BoardShift): ServedShift[] {
  const post = posts.find(({ postId }) => postId === shift.postId)
  const slot = post ? post.spans.findIndex(({ name }) => name === shift.name) : -1
  if (!post || slot < 0) return []
  const served = (post.seats[slot] ?? []).map((seat) => ({ assignmentId: newId(), seat }))
  const { id, day } = shift
  return [{ id, post, slot, day, from: new Date(shift.from), until: new Date(shift.until), served }]
}

/** Two of one role count as one place for two. */
function headCounts(roles: readonly string[]): { role: string; count: number }[] {
  return [...Map.groupBy(roles, (role) => role)].map(([role, some]) => ({ role, count: some.length }))
}
