import type pg from 'pg'
import { z } from 'zod'
import { AreaId } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'
import type { Playbook } from '../../playbooks/playbook.ts'
import { postKinds } from '../../playbooks/posts.ts'
import { clockOf, HeadCount } from '../post.ts'

const Words = z.object({ zh: z.string(), en: z.string() })

/** A post as the desk lists it. `staffed` and `wanted` count people now; `bareSoon`: nobody there for part of the next 4 hours. */
export const PostShown = z.object({
  id: Id,
  responseId: Id,
  name: z.string(),
  kind: z.enum(postKinds),
  postKind: z.string(),
  kindName: Words,
  areaId: AreaId,
  areaName: z.string(),
  precinctId: AreaId,
  precinctName: z.string(),
  place: z.string(),
  hours: z.object({ from: z.string(), until: z.string() }),
  staffing: z.array(HeadCount.extend({ name: Words })),
  staffed: z.number(),
  wanted: z.number(),
  bareSoon: z.boolean(),
  orderNumber: z.string().nullable(),
  orderTitle: z.string().nullable(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
})
export type PostShown = z.infer<typeof PostShown>

export interface PostTuple {
  id: string
  response_id: string
  precinct_id: string
  area_id: string
  kind: PostShown['kind']
  post_kind: string
  name: string
  place: string
  opens_minute: number
  shuts_minute: number
  staffing: HeadCount[]
  opened_at: Date
  closed_at: Date | null
  bare_soon: boolean
  staffed: number
  order_number: string | null
  order_title: string | null
}

/** What the desk reads of a post; `$1` is the moment it is asked of. */
export const SHOWN = `post.*, standing.bare_soon, opened.number as order_number, opened.title as order_title,
    (select count(*)::int from duty.post_staff staff where staff.post_id = post.id and staff.cancelled_at is null
       and staff.from_at <= $1 and $1 < staff.until_at) as staffed
  from duty.post post join duty.standing_post standing on standing.id = post.id
  left join duty.post_order opened on opened.post_id = post.id and opened.deed = 'open'`

export async function showPosts(
  client: pg.ClientBase,
  rows: readonly PostTuple[],
  playbook: Pick<Playbook, 'posts'>,
): Promise<PostShown[]> {
  const names = await areaNames(
    client,
    rows.flatMap((row) => [row.area_id, row.precinct_id]),
  )
  return rows.map((row) => {
    const kind = playbook.posts.find(({ id }) => id === row.post_kind)
    const wordsOf = (role: string) => kind?.staffing.find((one) => one.role === role)?.name ?? { zh: role, en: role }
    return {
      id: row.id,
      responseId: row.response_id,
      name: row.name,
      kind: row.kind,
      postKind: row.post_kind,
      kindName: kind?.name ?? { zh: row.post_kind, en: row.post_kind },
      areaId: row.area_id,
      areaName: names.get(row.area_id) ?? '',
      precinctId: row.precinct_id,
      precinctName: names.get(row.precinct_id) ?? '',
      place: row.place,
      hours: { from: clockOf(row.opens_minute), until: clockOf(row.shuts_minute) },
      staffing: row.staffing.map((one) => ({ ...one, name: wordsOf(one.role) })),
      staffed: row.staffed,
      wanted: row.staffing.reduce((sum, { count }) => sum + count, 0),
      bareSoon: !row.closed_at && row.bare_soon,
      orderNumber: row.order_number,
      orderTitle: row.order_title,
      openedAt: row.opened_at.toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
    }
  })
}
