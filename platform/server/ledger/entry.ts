import { hash } from 'node:crypto'
import { isoOf } from './iso-of.ts'

/** One line of the ledger as it is stored: a command that was accepted or refused, or a read of sensitive fields. */
export interface LedgerEntry {
  id: string
  action: string
  actorId: string | null
  deviceId: string | null
  areaId: string | null
  responseId: string | null
  madeAt: Date
  receivedAt: Date
  outcome: 'accepted' | 'refused' | 'read'
  /** JSON of the input without its personal fields. */
  input: string
  /** The personal fields, sealed under the key `keyId`; null beside a key where a row of `records` keeps them. */
  sealed: Buffer | null
  keyId: string | null
  problem: string | null
  result: string | null
  /** JSON of the field rows this entry wrote: [table, id, digest]. */
  records: string | null
  events: string | null
  /** Ids that the entry speaks of, where it is not of the hot path: an index into the ledger, no part of the leaf. */
  concerns?: readonly string[] | null
}

/** SHA-256 of an entry, over every column in a fixed order; 0x00 sets a leaf apart from a node (RFC 6962). */
export function leafOf(entry: LedgerEntry): Buffer {
  const text = JSON.stringify([
    entry.id,
    entry.action,
    entry.actorId,
    entry.deviceId,
    // A bigint: the whole country comes back from the database without its zeros.
    entry.areaId?.startsWith('0') ? BigInt(entry.areaId).toString() : entry.areaId,
    entry.responseId,
    isoOf(entry.madeAt),
    isoOf(entry.receivedAt),
    entry.outcome,
    entry.input,
    entry.sealed?.toString('base64') ?? null,
    entry.keyId,
    entry.problem,
    entry.result,
    entry.records,
    entry.events,
  ])
  return sha256(`\0${text}`)
}

/** Merkle root of leaves in their order; a lone node moves up as it is. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) throw new Error('a block has at least one entry')
  let level = [...leaves]
  while (level.length > 1) {
    const above: Buffer[] = []
    for (let at = 0; at < level.length; at += 2) {
      const left = level[at] as Buffer
      const right = level[at + 1]
      above.push(right ? sha256(Buffer.concat([ONE, left, right])) : left)
    }
    level = above
  }
  return level[0] as Buffer
}

const ONE = Buffer.from([1])

/** Asking for bytes is slower than reading them from hexadecimal here. */
function sha256(data: string | Buffer): Buffer {
  return Buffer.from(hash('sha256', data, 'hex'), 'hex')
}
