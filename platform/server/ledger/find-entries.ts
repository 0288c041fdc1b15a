import type pg from 'pg'

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
