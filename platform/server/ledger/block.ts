import type pg from 'pg'
import { newId } from '../../shared/ids.ts'
import { type LedgerEntry, leafOf, merkleRoot } from './entry.ts'
import { fieldTable, insertRows } from './field-table.ts'

const entries = fieldTable('platform.ledger_entry')

/**
 * Sends the entries of one commit on their way and gives the statement that seals them into the next block of the chain.
 * It is to be the last before the commit: the head of the chain is locked from it until then, and no longer.
 */
export function writeEntries(
  client: pg.ClientBase,
  sealed: readonly LedgerEntry[],
  now: Date,
): { sent: Promise<unknown>; seal: string } {
  const blockId = newId()
  const rows = sealed.map((entry, position) => ({
    id: entry.id,
    action: entry.action,
    actor_id: entry.actorId,
    device_id: entry.deviceId,
    area_id: entry.areaId,
    response_id: entry.responseId,
    made_at: entry.madeAt,
    received_at: entry.receivedAt,
    outcome: entry.outcome,
    input: entry.input,
    sealed: entry.sealed,
    key_id: entry.keyId,
    problem: entry.problem,
    result: entry.result,
    records: entry.records,
    events: entry.events,
    concerns: entry.concerns ?? null,
    block_id: blockId,
    position,
  }))
  return { sent: insertRows(client, entries, rows), seal: sealText(blockId, sealed.map(leafOf), now) }
}

/** Writes and seals at once, for writers that stand outside the command desk. */
export async function sealBlock(client: pg.ClientBase, sealed: readonly LedgerEntry[], now: Date): Promise<void> {
  const { sent, seal } = writeEntries(client, sealed, now)
  await sent
  await client.query(seal)
}

/** hash = SHA-256(previous hash, number as 8 bytes, root, count as 4 bytes). All that is put into the text is made here. */
function sealText(id: string, leaves: readonly Buffer[], now: Date): string {
  const bytea = (bytes: Buffer) => `'\\x${bytes.toString('hex')}'::bytea`
  const root = bytea(merkleRoot(leaves))
  return `
  with before as materialized (select seq, hash from platform.ledger_head where id = 1 for update),
  next as (
    update platform.ledger_head head set seq = before.seq + 1,
      hash = sha256(before.hash || int8send(before.seq + 1) || ${root} || int4send(${leaves.length}))
    from before where head.id = 1
    returning head.seq, before.hash as previous_hash, head.hash
  )
  insert into platform.ledger_block (id, seq, previous_hash, root, count, hash, sealed_at, leaves)
  select '${id}'::uuid, seq, previous_hash, ${root}, ${leaves.length}, hash, '${now.toISOString()}'::timestamptz,
    ${bytea(Buffer.concat(leaves))} from next`
}
