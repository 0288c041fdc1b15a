import type pg from 'pg'
import type { Mark } from '../attendance-rules.ts'
import { marksOf } from './find-attendance.ts'

/** An attendance without a shift, with the marks that stand. */
export interface Unrostered {
  id: string
  postId: string
  postName: string
  responseId: string
  memberId: string
  role: string
  marks: Mark[]
}

/** Who came without a shift since a moment, to a post or as one of these members, within the scope; latest first, at most 200. */
export async function unrosteredSince(
  client: pg.ClientBase,
  { postId, memberIds, since }: { postId?: string; memberIds?: readonly string[]; since: Date },
): Promise<Unrostered[]> {
  const { rows } = await client.query<Omit<Unrostered, 'marks'>>(
    `select id, post_id as "postId", post_name as "postName", response_id as "responseId", member_id as "memberId", role
     from duty.attended where not rostered and superseded_at is null and in_at >= $3
       and ($1::uuid is null or post_id = $1) and ($2::uuid[] is null or member_id = any($2::uuid[]))
     order by in_at desc, id limit 200`,
    [postId ?? null, memberIds ?? null, since],
  )
  const marks = Map.groupBy(
    await marksOf(
      client,
      rows.map(({ id }) => id),
    ),
    ({ attendanceId }) => attendanceId,
  )
  return rows.map((row) => ({ ...row, marks: marks.get(row.id) ?? [] }))
}
