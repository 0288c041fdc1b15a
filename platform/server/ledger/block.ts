import type pg from 'pg'
import { newId } from '../../shared/ids.ts'
import type { Statement } from '../database.ts'
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
): { sent: Promise<unknown>; seal: Statement } {
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
  return { sent: insertRows(client, entries, rows), seal: sealing(blockId, sealed.map(leafOf), now) }
}

/** Writes and seals at once, for writers that stand outside the command desk. */
export async function sealBlock(client: pg.ClientBase, sealed: readonly LedgerEntry[], now: Date): Promise<void> {
  const { sent, seal } = writeEntries(client, sealed, now)
  await sent
  await client.query(seal)
}

function sealing(id: string, leaves: readonly Buffer[], now: Date): Statement {
  const values = [id, merkleRoot(leaves), leaves.length, now, Buffer.concat(leaves)]
  return { name: 'seal-block', text: SEAL, values }
}

/** hash = SHA-256(previous hash, number as 8 bytes, root, count as 4 bytes). */
const SEAL = `
  with before as materialized (select seq, hash from platform.ledger_head where id = 1 for update),
  next as (
    update platform.ledger_head head set seq = before.seq + 1,
      hash = sha256(before.hash || int8send(before.seq + 1) || $2::bytea || int4send($3::int))
    from before where head.id = 1
    returning head.seq, before.hash as previous_hash, head.hash
  )
  insert into platform.ledger_block (id, seq, previous_hash, root, count, hash, sealed_at, leaves)
  select $1::uuid, seq, previous_hash, $2::bytea, $3::int, hash, $4::timestamptz, $5::bytea from next`
