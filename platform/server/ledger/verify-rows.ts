import type pg from 'pg'
import { digestOf, type FieldTable, fieldTables, type Row } from './field-table.ts'
import type { Mark } from './stored-entry.ts'
import { brokenOf, type Findings } from './verify-fault.ts'
import { columnsOf, verifySuperseded } from './verify-marks.ts'

const ROWS_AT_A_TIME = 2_000

/** Keeps marks in a table of this session alone, so that a million of them cost the database and not our memory. */
export async function keepMarks(client: pg.ClientBase): Promise<(marks: readonly Mark[]) => Promise<void>> {
  await client.query(
    'create temporary table if not exists kept_mark (name text, id uuid, digest text, entry_id uuid, block bigint) on commit preserve rows',
  )
  await client.query('truncate kept_mark')
  return async (marks) => {
    for (let at = 0; at < marks.length; at += ROWS_AT_A_TIME) {
      const some = marks.slice(at, at + ROWS_AT_A_TIME)
      await client.query(
        'insert into kept_mark select * from unnest($1::text[], $2::uuid[], $3::text[], $4::uuid[], $5::bigint[])',
        [
          some.map((mark) => mark.table),
          some.map((mark) => mark.id),
          some.map((mark) => mark.digest),
          some.map((mark) => mark.entryId),
          some.map((mark) => mark.block),
        ],
      )
    }
  }
}

/**
 * Reads every field row again beside the digest its entry keeps: changed rows, rows that no entry wrote, entries whose row is gone.
 * Rows and marks come in the order of their ids and are merged, so memory stays that of one batch. Answers how many rows held.
 */
export async function verifyRows(
  client: pg.ClientBase,
  findings: Findings,
  onProgress: (rows: number) => void,
): Promise<number> {
  const tables = await provableTables(client, findings)
  let rows = 0
  for (const table of tables) {
    rows += await verifyTable(client, table, findings)
    onProgress(rows)
    await verifySuperseded(client, table, findings)
  }
  return rows
}

/** Field tables with ids; the ledger itself is proven by its chain, and lines of readings stand word for word in their entries. */
async function provableTables(client: pg.ClientBase, findings: Findings): Promise<FieldTable[]> {
  const known = new Map(fieldTables().map((table) => [table.name, table]))
  const { rows: named } = await client.query<{ name: string; count: string; block: string }>(
    'select name, count(*), min(block) as block from kept_mark group by name',
  )
  for (const { name, count, block } of named) {
    if (known.has(name)) continue
    findings.add({
      kind: 'row',
      table: name,
      block: Number(block),
      zh: `台账有 ${count} 行 ${name}，但系统不认识这张表。`,
      en: `The ledger keeps ${count} rows of ${name}, a table nobody knows.`,
    })
  }
  const provable: FieldTable[] = []
  for (const table of known.values()) {
    if (table.name === 'platform.ledger_entry') continue
    if ((await columnsOf(client, table.name)).has('id')) provable.push(table)
  }
  return provable
}

interface MarkTuple {
  id: string
  digest: string
  entry_id: string
  block: string
}

async function verifyTable(client: pg.ClientBase, table: FieldTable, findings: Findings): Promise<number> {
  await client.query(`declare written no scroll cursor for select * from ${table.name} order by id`)
  await client.query({
    text: `declare kept no scroll cursor for select id, digest, entry_id, block from kept_mark where name = '${table.name}' order by id`,
  })
  const written = reader<Row & { id: string }>(client, 'written')
  const kept = reader<MarkTuple>(client, 'kept')
  let count = 0
  let [row, mark] = [await written(), await kept()]
  while (row || mark) {
    if (row && mark && row.id === mark.id) {
      if (digestOf(table, row) !== mark.digest) rowChanged(table, row, mark, findings)
      count++
      ;[row, mark] = [await written(), await kept()]
    } else if (row && (!mark || row.id < mark.id)) {
      rowWithoutEntry(table, row, findings)
      row = await written()
    } else if (mark) {
      await rowGone(client, table, mark, findings)
      mark = await kept()
    }
  }
  await client.query('close written')
  await client.query('close kept')
  return count
}

/** The rows of a cursor one by one, fetched many at a time. */
function reader<T extends pg.QueryResultRow>(client: pg.ClientBase, cursor: string): () => Promise<T | undefined> {
  let batch: T[] = []
  let at = 0
  let ended = false
  return async () => {
    if (at === batch.length && !ended) {
      batch = (await client.query<T>(`fetch ${ROWS_AT_A_TIME} from ${cursor}`)).rows
      at = 0
      ended = batch.length === 0
    }
    return batch[at++]
  }
}

function rowChanged({ name }: FieldTable, row: Row & { id: string }, mark: MarkTuple, findings: Findings): void {
  const block = Number(mark.block)
  findings.add(
    {
      kind: 'row',
      table: name,
      row: row.id,
      entry: mark.entry_id,
      block,
      zh: `${name} 的 ${row.id} 被改动过；登记它的是第${block}块的条目 ${mark.entry_id}。`,
      en: `Row ${row.id} of ${name} has been changed; entry ${mark.entry_id} of block ${block} wrote it.`,
    },
    brokenOf(name, row),
  )
}

function rowWithoutEntry({ name }: FieldTable, row: Row & { id: string }, findings: Findings): void {
  const fault = { kind: 'row' as const, table: name, row: row.id }
  findings.add(
    {
      ...fault,
      zh: `${name} 的 ${row.id} 在台账里没有条目。`,
      en: `No entry of the ledger wrote row ${row.id} of ${name}.`,
    },
    brokenOf(name, row),
  )
}

async function rowGone(
  client: pg.ClientBase,
  { name }: FieldTable,
  mark: MarkTuple,
  findings: Findings,
): Promise<void> {
  const block = Number(mark.block)
  const text = 'select response_id, area_id, received_at from platform.ledger_entry where id = $1'
  const rows = findings.full ? [] : (await client.query<Row>(text, [mark.entry_id])).rows
  findings.add(
    {
      kind: 'row',
      table: name,
      row: mark.id,
      entry: mark.entry_id,
      block,
      zh: `${name} 的 ${mark.id} 不见了；登记它的是第${block}块的条目 ${mark.entry_id}。`,
      en: `Row ${mark.id} of ${name} is gone; entry ${mark.entry_id} of block ${block} wrote it.`,
    },
    brokenOf(name, rows[0] ?? {}),
  )
}
