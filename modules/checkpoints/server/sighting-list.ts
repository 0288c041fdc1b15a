import { z } from 'zod'
import { type QueryContext, query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { namesOfUsers } from '../../access/server/public.ts'
import { areaNames } from '../../areas/server/public.ts'
import { ShownSighting } from '../watch.ts'
import { openPassage, whoOf } from './describe-passages.ts'
import { Cursor } from './passage-list.ts'
import { watchedWho } from './watch-queries.ts'
import { findWatches, type SightingRow } from './watch-table.ts'

/** Watched people seen at gates, the longest waiting first; or those dealt with, the newest first. */
export const sightingList = query({
  name: 'checkpoints.sightings',
  permission: 'followUp.read',
  input: z.object({
    responseId: Id,
    sightings: z.enum(['open', 'handled']).default('open'),
    limit: z.int().min(1).max(200).default(50),
    after: Cursor.optional(),
  }),
  output: z.object({ rows: z.array(ShownSighting), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run(context, { responseId, sightings, limit, after }) {
    const { client, now } = context
    const where = `response_id = $1 and handled_at is ${sightings === 'open' ? 'null' : 'not null'}`
    const [order, behind] = sightings === 'open' ? ['asc', '>'] : ['desc', '<']
    const [receivedAt, id] = after?.split(' ') ?? []
    const counted = await client.query<{ n: string }>(`select count(*) as n from checkpoints.sighting where ${where}`, [
      responseId,
    ])
    const { rows } = await client.query<SightingRow>(
      `select * from checkpoints.sighting where ${where} and ($2::timestamptz is null or (received_at, id) ${behind} ($2, $3::uuid))
       order by received_at ${order}, id ${order} limit ${limit + 1}`,
      [responseId, receivedAt ?? null, id ?? null],
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      rows: await shownSightings(context, page),
      total: Number(counted.rows[0]?.n ?? 0),
      asOf: now.toISOString(),
      ...(rows.length > limit && last ? { next: `${last.received_at.toISOString()} ${last.id}` } : {}),
    }
  },
})

async function shownSightings(
  context: Pick<QueryContext, 'client' | 'vault'>,
  rows: readonly SightingRow[],
): Promise<ShownSighting[]> {
  const { client, vault } = context
  const watches = await findWatches(
    client,
    rows.map((row) => row.watch_id),
  )
  const passages = await passagesOf(context, rows)
  const areas = await areaNames(
    client,
    rows.map((row) => row.area_id),
  )
  const names = await namesOfUsers(
    client,
    vault,
    rows.map((row) => row.handled_by),
  )
  const shown = rows.map(async (row) => {
    const watch = watches.get(row.watch_id)
    return {
      id: row.id,
      watchId: row.watch_id,
      // Where the watch is another township's, what may be seen is what the gate wrote down.
      who: watch ? await watchedWho(vault, watch) : (passages.get(row.passage_id) ?? ''),
      ...(watch ? { reason: watch.reason } : {}),
      checkpoint: row.checkpoint_name,
      area: areas.get(row.area_id) ?? '',
      seenAt: row.seen_at.toISOString(),
      receivedAt: row.received_at.toISOString(),
      ...(row.handled_at ? { handledAt: row.handled_at.toISOString() } : {}),
      ...(row.handled_by ? { handledBy: names.get(row.handled_by) ?? '' } : {}),
      ...(row.outcome ? { outcome: row.outcome } : {}),
    }
  })
  return Promise.all(shown)
}

/** Who passed, masked, by the passage's id; only those within the scope. */
async function passagesOf(
  context: Pick<QueryContext, 'client' | 'vault'>,
  rows: readonly SightingRow[],
): Promise<Map<string, string>> {
  const ids = rows.map((row) => row.passage_id)
  const { rows: found } = await context.client.query('select * from checkpoints.passage where id = any($1)', [ids])
  const named = found.map(async (row) => [String(row.id), whoOf(await openPassage(context, row))] as const)
  return new Map(await Promise.all(named))
}
