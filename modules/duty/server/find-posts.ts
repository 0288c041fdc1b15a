import type pg from 'pg'
import { type AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import type { HeadCount } from '../post.ts'

export interface Post {
  id: string
  responseId: string
  precinctId: AreaId
  areaId: AreaId
  /** What kind of work it is: gate, checkpoint, vanguard … */
  kind: string
  /** Which kind of the response's playbook. */
  postKind: string
  name: string
  place: string
  /** Head-count of each role on a shift. */
  staffing: HeadCount[]
  openedAt: Date
  closedAt: Date | null
}

const COLUMNS = `post.id, post.response_id as "responseId", post.precinct_id as "precinctId", post.area_id as "areaId", post.kind,
  post.post_kind as "postKind", post.name, post.place, post.staffing, post.opened_at as "openedAt", post.closed_at as "closedAt"`

/** The posts of these ids that the transaction's scope lets through, by id; closed ones too. */
export async function findPosts(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, Post>> {
  const { rows } = await client.query<Post>({
    name: 'find-posts',
    text: `select ${COLUMNS} from duty.post post where id = any($1)`,
    values: [[...new Set(ids)]],
  })
  return new Map(rows.map((row) => [row.id, row]))
}

/** The open posts in an area and below it, of one response or (undefined) of all, by name: what a phone's download holds. */
export async function openPostsIn(
  client: pg.ClientBase,
  responseId: string | undefined,
  areaId: AreaId,
): Promise<Post[]> {
  const { from, to } = areaSpan(areaId)
  const { rows } = await client.query<Post>(
    `select ${COLUMNS} from duty.post post
     where ($1::uuid is null or response_id = $1) and area_id >= $2 and area_id < $3 and closed_at is null order by name, id`,
    [responseId ?? null, from, to],
  )
  return rows
}

/** The open posts at which a user serves at a moment; by the exclusion constraint at most one. */
export async function postsOfUser(client: pg.ClientBase, userId: string, at: Date): Promise<Post[]> {
  const { rows } = await client.query<Post>(
    `select ${COLUMNS} from duty.post post join duty.post_staff staff on staff.post_id = post.id
     where staff.user_id = $1 and staff.from_at <= $2 and $2 < staff.until_at and staff.cancelled_at is null and post.closed_at is null`,
    [userId, at],
  )
  return rows
}

/** How many posts of a response are open within the scope. */
export async function countOpenPosts(client: pg.ClientBase, responseId: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    'select count(*) from duty.post where response_id = $1 and closed_at is null',
    [responseId],
  )
  return Number(rows[0]?.count ?? 0)
}
