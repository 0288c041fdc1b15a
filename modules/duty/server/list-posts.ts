import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { postKinds } from '../../playbooks/posts.ts'
import { playbookOf } from '../../responses/server/public.ts'
import { PostShown, type PostTuple, SHOWN, showPosts } from './post-shown.ts'

const Filter = z.object({
  responseId: Id,
  areaId: AreaId.optional(),
  kind: z.enum(postKinds).optional(),
  postKind: z.string().max(60).optional(),
  /** Closed posts are history: asked for by name. */
  state: z.enum(['open', 'bareSoon', 'closed']).default('open'),
  text: z.string().trim().max(40).optional(),
})

const CONDITION = `post.response_id = $2 and ($3::bigint is null or post.area_id >= $3) and ($4::bigint is null or post.area_id < $4)
  and ($5::text is null or post.kind = $5) and ($6::text is null or post.post_kind = $6)
  and (post.closed_at is not null) = ($7 = 'closed') and ($7 <> 'bareSoon' or standing.bare_soon)
  and ($8::text is null or strpos(post.name || ' ' || post.place, $8) > 0)
  and ($9::uuid[] is null or post.response_id = any($9))`

/** The posts of a response within one's areas, by area and name. */
export const listPosts = query({
  name: 'duty.posts',
  permission: 'post.read',
  input: Filter.extend({ limit: z.int().min(1).max(200).default(50), after: z.string().max(60).optional() }),
  output: z.object({ rows: z.array(PostShown), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run({ client, scope, now }, { limit, after, ...filter }) {
    const { responseId, areaId, kind, postKind, state, text } = filter
    const span = areaId ? areaSpan(areaId) : undefined
    const values: unknown[] = [
      now,
      responseId,
      span?.from ?? null,
      span?.to ?? null,
      kind ?? null,
      postKind ?? null,
      state,
      text || null,
      scope.responseIds ?? null,
    ]
    const counted = await client.query<{ count: string }>(
      `select count(*) from (select ${SHOWN} where ${CONDITION}) as found`,
      values,
    )
    const [area, id] = after?.split(' ') ?? []
    const paged = area && id ? 'and (post.area_id, post.id) > ($10::bigint, $11::uuid)' : ''
    const { rows } = await client.query<PostTuple>(
      `select ${SHOWN} where ${CONDITION} ${paged} order by post.area_id, post.id limit ${limit + 1}`,
      paged ? [...values, area, id] : values,
    )
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      rows: last ? await showPosts(client, shown, await playbookOf(client, responseId)) : [],
      total: Number(counted.rows[0]?.count ?? 0),
      ...(rows.length > limit && last ? { next: `${last.area_id} ${last.id}` } : {}),
      asOf: now.toISOString(),
    }
  },
})
