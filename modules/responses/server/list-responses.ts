import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { boundTo, ResponseShown, type ResponseTuple, SHOWN, showResponses } from './response-shown.ts'

/** The responses over or within one's areas: open ones first, newest first. */
export const listResponses = query({
  name: 'responses.list',
  permission: 'response.read',
  input: z.object({ limit: z.int().min(1).max(200).default(50), after: z.string().max(20).optional() }),
  output: z.object({ rows: z.array(ResponseShown), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run({ client, actor, scope, now }, { limit, after }) {
    const values: unknown[] = []
    const condition = boundTo(scope, 'id', values)
    const skipped = Math.max(0, Number(after ?? 0)) || 0
    const { rows } = await client.query<ResponseTuple>(
      `select ${SHOWN} from responses.response where ${condition}
       order by closed_at is not null, opened_at desc, id limit ${limit + 1} offset ${Math.floor(skipped)}`,
      values,
    )
    const counted = await client.query<{ count: string }>(
      `select count(*) from responses.response where ${condition}`,
      values,
    )
    return {
      rows: await showResponses(client, rows.slice(0, limit), actor.language),
      ...(rows.length > limit ? { next: String(skipped + limit) } : {}),
      total: Number(counted.rows[0]?.count ?? 0),
      asOf: now.toISOString(),
    }
  },
})
