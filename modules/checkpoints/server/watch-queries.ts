import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { type QueryContext, query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { maskIdentityNumber, maskName } from '../../../platform/shared/codes/masks.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { namesOfUsers } from '../../access/server/public.ts'
import { areaNames } from '../../areas/server/public.ts'
import { RevealedWatch, ShownWatch } from '../watch.ts'
import { Cursor } from './passage-list.ts'
import { findWatches, openWatch, type WatchRow } from './watch-table.ts'

/** Who is wanted for follow-up now, the newest first; masked. */
export const watchList = query({
  name: 'checkpoints.watches',
  permission: 'followUp.read',
  input: z.object({ responseId: Id, limit: z.int().min(1).max(200).default(50), after: Cursor.optional() }),
  output: z.object({ rows: z.array(ShownWatch), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run({ client, vault, now }, { responseId, limit, after }) {
    const where = 'response_id = $1 and ended_at is null and until_at > $2'
    const [fromAt, id] = after?.split(' ') ?? []
    const counted = await client.query<{ n: string }>(`select count(*) as n from checkpoints.watch where ${where}`, [
      ...[responseId, now],
    ])
    const { rows } = await client.query<WatchRow>(
      `select * from checkpoints.watch where ${where} and ($3::timestamptz is null or (from_at, id) < ($3, $4::uuid))
       order by from_at desc, id desc limit ${limit + 1}`,
      [responseId, now, fromAt ?? null, id ?? null],
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const areas = await areaNames(
      client,
      page.map((row) => row.area_id),
    )
    const names = await namesOfUsers(
      client,
      vault,
      page.map((row) => row.watched_by),
    )
    const shown = page.map(async (row) => ({
      id: row.id,
      who: await watchedWho(vault, row),
      reason: row.reason,
      area: areas.get(row.area_id) ?? '',
      from: row.from_at.toISOString(),
      until: row.until_at.toISOString(),
      watchedBy: names.get(row.watched_by) ?? '',
    }))
    return {
      rows: await Promise.all(shown),
      total: Number(counted.rows[0]?.n ?? 0),
      asOf: now.toISOString(),
      ...(rows.length > limit && last ? { next: `${last.from_at.toISOString()} ${last.id}` } : {}),
    }
  },
})

/** Whom a watch is for and why, for the one who follows up. The purpose goes into the ledger. */
export const revealWatch = query({
  name: 'checkpoints.revealWatch',
  permission: 'followUp.close',
  sensitive: true,
  input: z.object({ id: Id }),
  output: RevealedWatch,
  async run({ client, vault, scope, reads }, { id }) {
    const row = (await findWatches(client, [id])).get(id) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, { responseId: row.response_id })
    reads({ ids: [id], areaId: row.area_id, responseId: row.response_id })
    const opened = await openWatch(vault, row)
    const { name, identityNumber, why } = opened ?? {}
    return {
      ...(name ? { name } : {}),
      ...(identityNumber ? { identityNumber } : {}),
      ...(why ? { why } : {}),
      destroyed: opened === undefined,
    }
  },
})

/** Name and number of whom a watch is for, as lists show them. */
export async function watchedWho(vault: QueryContext['vault'], row: WatchRow): Promise<string> {
  const opened = await openWatch(vault, row)
  return opened ? `${maskName(opened.name)} ${maskIdentityNumber(opened.identityNumber)}` : ''
}
