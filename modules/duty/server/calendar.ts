import type pg from 'pg'
import { areaNames } from '../../areas/server/public.ts'
import { playbookOf } from '../../responses/server/public.ts'
import { findPosts } from './find-posts.ts'

/** One shift in somebody's calendar: the same entry however often they were taken off it and put back. */
export interface CalendarEntry {
  uid: string
  /** Grows with every change, so that a program that knows an older state takes this one. */
  sequence: number
  cancelled: boolean
  changedAt: Date
  from: Date
  until: Date
  title: string
  place: string
  role: { zh: string; en: string }
}

const DAY = 86_400_000

// What was changed before it was published nobody ever saw.
const SERVED = `
  select served.member_id as "memberId", served.response_id as "responseId", served.area_id as "areaId", served.shift_id as "shiftId",
    served.post_id as "postId", served.role, served.from_at as "from", served.until_at as "until", shift.name as "shiftName",
    greatest(served.received_at, roster.published_at) as "cameAt", served.superseded_at as "wentAt"
  from duty.assignment served
  join duty.roster roster on roster.id = served.roster_id
  join duty.shift shift on shift.precinct_id = served.precinct_id and shift.id = served.shift_id
  where served.member_id = any($1::uuid[]) and roster.published_at is not null
    and (served.superseded_at is null or served.superseded_at > roster.published_at)
    and served.until_at > $2 and served.from_at < $3
  order by served.from_at, served.shift_id, served.received_at, served.id`

interface Served {
  memberId: string
  responseId: string
  areaId: string
  shiftId: string
  postId: string
  role: string
  from: Date
  until: Date
  shiftName: string
  cameAt: Date
  wentAt: Date | null
}

/** The shifts of members from a month back to a year ahead, what was called off too; nobody else is in it. */
export async function calendarOf(
  client: pg.ClientBase,
  memberIds: readonly string[],
  now: Date,
): Promise<CalendarEntry[]> {
  const span = [new Date(now.getTime() - 31 * DAY), new Date(now.getTime() + 366 * DAY)]
  const { rows } = await client.query<Served>(SERVED, [memberIds, ...span])
  const posts = await findPosts(
    client,
    rows.map(({ postId }) => postId),
  )
  const names = await areaNames(
    client,
    rows.map(({ areaId }) => areaId),
  )
  const entries: CalendarEntry[] = []
  for (const [uid, all] of Map.groupBy(rows, ({ shiftId, memberId }) => `${shiftId}.${memberId}@muster`)) {
    const last = all.at(-1) as Served
    const post = posts.get(last.postId)
    entries.push({
      uid,
      sequence: 2 * (all.length - 1) + Number(last.wentAt !== null),
      cancelled: last.wentAt !== null,
      changedAt: last.wentAt ?? last.cameAt,
      from: last.from,
      until: last.until,
      title: [post?.name, last.shiftName].filter(Boolean).join(' '),
      place: [names.get(last.areaId), post?.place].filter(Boolean).join(' '),
      role: await roleName(client, last, post?.postKind),
    })
  }
  return entries
}

async function roleName(client: pg.ClientBase, { responseId, role }: Served, postKind: string | undefined) {
  const kind = (await playbookOf(client, responseId)).posts.find(({ id }) => id === postKind)
  return kind?.staffing.find((one) => one.role === role)?.name ?? { zh: role, en: role }
}
