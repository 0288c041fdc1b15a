import { hash } from 'node:crypto'
import type pg from 'pg'
import { leafOf, merkleRoot } from './entry.ts'
import { type EntryTuple, entryOf, type Mark, marksOf } from './stored-entry.ts'
import type { Findings } from './verify-fault.ts'

interface BlockTuple {
  id: string
  seq: string
  previous_hash: Buffer
  root: Buffer
  count: number
  hash: Buffer
  leaves: Buffer
}

/** A block as the next one joins it. */
interface Link {
  seq: number
  hash: Buffer
}

const BLOCKS_AT_A_TIME = 200
const ENTRIES_AT_A_TIME = 2_000
const GENESIS = hash('sha256', 'muster', 'buffer')

/**
 * Walks the chain from its beginning: numbers without gaps, each block joined to the one before, each entry to its leaf, each leaf
 * to its root. Hands on the digests that entries keep of rows, batch by batch. Memory stays that of one batch.
 */
export async function verifyChain(
  client: pg.ClientBase,
  findings: Findings,
  { onMarks, onProgress }: { onMarks(marks: Mark[]): Promise<void>; onProgress(entries: number): void },
): Promise<{ blocks: number; entries: number }> {
  let last: Link = { seq: 0, hash: GENESIS }
  const seen = { blocks: 0, entries: 0 }
  for (;;) {
    const { rows: blocks } = await client.query<BlockTuple>(
      'select id, seq, previous_hash, root, count, hash, leaves from platform.ledger_block where seq > $1 order by seq limit $2',
      [last.seq, BLOCKS_AT_A_TIME],
    )
    if (blocks.length === 0) break
    for (const some of bounded(blocks)) {
      const entries = await entriesOf(client, some)
      const marks: Mark[] = []
      for (const block of some) {
        verifyLink(block, last, findings)
        const own = entries.get(block.id) ?? []
        verifyEntries(block, own, findings)
        for (const entry of own) marks.push(...marksOf(entry, Number(block.seq)))
        last = { seq: Number(block.seq), hash: block.hash }
        seen.blocks++
        seen.entries += own.length
      }
      await onMarks(marks)
      onProgress(seen.entries)
    }
  }
  await verifyHead(client, last, findings)
  await verifyNoStrays(client, seen.entries, findings)
  return seen
}

/** Blocks in groups that hold no more entries than memory likes. */
function* bounded(blocks: readonly BlockTuple[]): Generator<BlockTuple[]> {
  let some: BlockTuple[] = []
  let entries = 0
  for (const block of blocks) {
    if (some.length > 0 && entries + block.count > ENTRIES_AT_A_TIME) {
      yield some
      some = []
      entries = 0
    }
    some.push(block)
    entries += block.count
  }
  if (some.length > 0) yield some
}

async function entriesOf(client: pg.ClientBase, blocks: readonly BlockTuple[]): Promise<Map<string, EntryTuple[]>> {
  const { rows } = await client.query<EntryTuple>(
    'select * from platform.ledger_entry where block_id = any($1::uuid[]) order by block_id, position',
    [blocks.map((block) => block.id)],
  )
  return Map.groupBy(rows, (row) => row.block_id)
}

function verifyLink(block: BlockTuple, last: Link, findings: Findings): void {
  const seq = Number(block.seq)
  if (seq !== last.seq + 1) {
    const [from, to] = [last.seq + 1, seq - 1]
    findings.add({
      kind: 'chain',
      block: seq,
      zh: `台账缺少第${from}至${to}块。`,
      en: `Blocks ${from} to ${to} of the ledger are missing.`,
    })
    findings.cut(from)
  } else if (!block.previous_hash.equals(last.hash)) {
    findings.add({
      kind: 'chain',
      block: seq,
      zh: `第${seq}块与前一块对不上。`,
      en: `Block ${seq} does not join the block before it.`,
    })
    findings.cut(seq)
  }
  const number = Buffer.alloc(8)
  number.writeBigInt64BE(BigInt(block.seq))
  const count = Buffer.alloc(4)
  count.writeInt32BE(block.count)
  const wanted = hash('sha256', Buffer.concat([block.previous_hash, number, block.root, count]), 'buffer')
  if (wanted.equals(block.hash)) return
  findings.add({
    kind: 'block',
    block: seq,
    zh: `第${seq}块的内容与它的校验值不符。`,
    en: `Block ${seq} does not have its own hash.`,
  })
  findings.cut(seq)
}

function verifyEntries(block: BlockTuple, entries: readonly EntryTuple[], findings: Findings): void {
  const seq = Number(block.seq)
  if (entries.length !== block.count) {
    const [has, wanted] = [entries.length, block.count]
    findings.add({
      kind: 'block',
      block: seq,
      zh: `第${seq}块应有${wanted}条，现有${has}条。`,
      en: `Block ${seq} should hold ${wanted} entries and holds ${has}.`,
    })
  }
  const leaves: Buffer[] = []
  for (let at = 0; at < block.leaves.length; at += 32) leaves.push(block.leaves.subarray(at, at + 32))
  if (leaves.length === 0 || !merkleRoot(leaves).equals(block.root)) {
    findings.add({
      kind: 'block',
      block: seq,
      zh: `第${seq}块的条目校验值与块根不符。`,
      en: `The leaves of block ${seq} do not have its root.`,
    })
    findings.cut(seq)
  }
  for (const entry of entries) {
    if (leafOf(entryOf(entry)).equals(leaves[entry.position] ?? Buffer.alloc(0))) continue
    findings.brokenEntries.add(entry.id)
    const fault = {
      kind: 'entry' as const,
      block: seq,
      entry: entry.id,
      zh: `第${seq}块的条目 ${entry.id}（${entry.action}）被改动过。`,
      en: `Entry ${entry.id} (${entry.action}) of block ${seq} has been changed.`,
    }
    findings.add(fault, { responseId: entry.response_id, areaId: entry.area_id, receivedAt: entry.received_at })
  }
}

async function verifyHead(client: pg.ClientBase, last: Link, findings: Findings): Promise<void> {
  const { rows } = await client.query<{ seq: string; hash: Buffer }>('select seq, hash from platform.ledger_head')
  const head = rows[0]
  if (head && Number(head.seq) === last.seq && head.hash.equals(last.hash)) return
  const at = Number(head?.seq ?? 0)
  findings.add({
    kind: 'chain',
    block: at,
    zh: `台账末尾应是第${at}块，实际是第${last.seq}块。`,
    en: `The ledger should end with block ${at}; it ends with block ${last.seq}.`,
  })
  findings.cut(Math.min(at, last.seq + 1))
}

async function verifyNoStrays(client: pg.ClientBase, seen: number, findings: Findings): Promise<void> {
  const { rows } = await client.query<{ count: string }>('select count(*) from platform.ledger_entry')
  if (Number(rows[0]?.count) === seen) return
  const { rows: strays } = await client.query<{ id: string; action: string }>(
    `select id, action from platform.ledger_entry
     where block_id not in (select id from platform.ledger_block) order by id limit 100`,
  )
  for (const { id, action } of strays) {
    findings.brokenEntries.add(id)
    findings.add({
      kind: 'entry',
      entry: id,
      zh: `条目 ${id}（${action}）不属于任何一块。`,
      en: `Entry ${id} (${action}) belongs to no block.`,
    })
  }
}
