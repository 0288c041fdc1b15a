import type pg from 'pg'
import { timeOfId } from '../../shared/ids.ts'

/** One entry of the ledger without what was typed: who did what, where and when. */
export interface EntryRow {
  id: string
  action: string
  actor_id: string | null
  area_id: string
  response_id: string | null
  outcome: 'accepted' | 'refused'
  problem: string | null
  made_at: Date
  received_at: Date
}

/**
 * The entries that wrote a record or speak of it, newest first, as far as the transaction's scope lets them be seen; of
 * `responseIds` alone where they are given.
 */
export async function entriesAbout(
  client: pg.ClientBase,
  recordId: string,
  { limit, responseIds }: { limit: number; responseIds?: readonly string[] | undefined },
): Promise<EntryRow[]> {
  const ids = await idsAbout(client, recordId, limit)
  const { rows } = await client.query<EntryRow>(
    `select id, action, actor_id, area_id, response_id, outcome, problem, made_at, received_at from platform.ledger_entry
     where id = any($1::uuid[]) and outcome <> 'read' and ($2::uuid[] is null or response_id = any($2))
     order by made_at desc, id desc limit $3`,
    [ids, responseIds ?? null, limit],
  )
  return rows
}

// A form that is opened makes the record's id, its last button makes the command's: a quarter of an hour lies between them at most.
const BEFORE_MS = 60_000
const AFTER_MS = 15 * 60_000

/** Entries that name the record; the one that wrote it on the hot path is not indexed and is found by the time in its id. */
async function idsAbout(client: pg.ClientBase, recordId: string, limit: number): Promise<string[]> {
  const about = await client.query<{ entry_id: string }>('select entry_id from platform.entries_about($1, $2)', [
    recordId,
    limit,
  ])
  const ids = [recordId, ...about.rows.map((row) => row.entry_id)]
  const born = timeOfId(recordId)?.getTime()
  if (born === undefined) return ids
  const wrote = await client.query<{ id: string }>(
    `select id from platform.ledger_entry
     where id >= $1::uuid and id < $2::uuid and concerns is null and records like $3 limit 20`,
    [firstIdOf(born - BEFORE_MS), firstIdOf(born + AFTER_MS), `%"${recordId}"%`],
  )
  return [...ids, ...wrote.rows.map((row) => row.id)]
}

/** The smallest version 7 id of a millisecond. */
function firstIdOf(ms: number): string {
  const hex = Math.max(ms, 0).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

/** The number of the block that each of these entries was sealed in, by entry id; entries out of the scope are left out. */
export async function blockNumbers(client: pg.ClientBase, entryIds: readonly string[]): Promise<Map<string, number>> {
  if (entryIds.length === 0) return new Map()
  const { rows } = await client.query<{ id: string; seq: string }>(
    `select entry.id, block.seq from platform.ledger_entry entry join platform.ledger_block block on block.id = entry.block_id
     where entry.id = any($1::uuid[])`,
    [entryIds],
  )
  return new Map(rows.map((row) => [row.id, Number(row.seq)]))
}

/** The result that each of these entries was answered with, as JSON text; those without one are left out. */
export async function entryResults(client: pg.ClientBase, entryIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; result: string }>(
    'select id, result from platform.ledger_entry where id = any($1::uuid[]) and result is not null',
    [entryIds],
  )
  return new Map(rows.map((row) => [row.id, row.result]))
}
