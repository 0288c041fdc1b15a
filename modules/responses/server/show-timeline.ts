import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { AreaId } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { namesOfUsers } from '../../access/server/public.ts'
import { areaNames } from '../../areas/server/public.ts'
import { boundTo } from './response-shown.ts'

const Entry = z.object({
  id: Id,
  kind: z.string(),
  areaId: AreaId,
  areaName: z.string(),
  facts: z.record(z.string(), z.json()),
  reason: z.string().nullable(),
  by: z.string(),
  commandId: Id,
  madeAt: z.string(),
  at: z.string(),
})

interface EntryTuple {
  id: string
  kind: string
  area_id: string
  facts: Record<string, never>
  reason: string | null
  done_by: string
  command_id: string
  made_at: Date
  received_at: Date
}

/** What happened in a response, newest first: over one's areas, and within them. */
export const showTimeline = query({
  name: 'responses.timeline',
  permission: 'response.read',
  input: z.object({
    responseId: Id,
    kind: z.string().max(40).optional(),
    limit: z.int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  output: z.object({ rows: z.array(Entry), next: z.string().optional(), asOf: z.string() }),
  async run({ client, vault, scope, now }, { responseId, kind, limit, after }) {
    const values: unknown[] = [responseId, kind ?? null]
    const bound = boundTo(scope, 'response_id', values)
    const [at, id] = after?.split(' ') ?? []
    const paged =
      at && id ? `and (received_at, id) < ($${values.push(at)}::timestamptz, $${values.push(id)}::uuid)` : ''
    const { rows } = await client.query<EntryTuple>(
      `select id, kind, area_id::text, facts, reason, done_by, command_id, made_at, received_at from responses.timeline_entry
       where response_id = $1 and ($2::text is null or kind = $2) and ${bound} ${paged}
       order by received_at desc, id desc limit ${limit + 1}`,
      values,
    )
    const shown = rows.slice(0, limit)
    const people = await namesOfUsers(
      client,
      vault,
      shown.map((row) => row.done_by),
    )
    const places = await areaNames(
      client,
      shown.map((row) => row.area_id),
    )
    const last = shown.at(-1)
    return {
      rows: shown.map((row) => ({
        id: row.id,
        kind: row.kind,
        areaId: row.area_id,
        areaName: places.get(row.area_id) ?? '',
        facts: row.facts,
        reason: row.reason,
        by: people.get(row.done_by) ?? '',
        commandId: row.command_id,
        madeAt: row.made_at.toISOString(),
        at: row.received_at.toISOString(),
      })),
      ...(rows.length > limit && last ? { next: `${last.received_at.toISOString()} ${last.id}` } : {}),
      asOf: now.toISOString(),
    }
  },
})
