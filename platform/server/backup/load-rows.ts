import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { refuse } from '../../shared/problem.ts'
import { type Header, type Manifest, type Table, tableIndex, tableName } from './archive.ts'
import { type ArchiveEntry, readEntries } from './archive-reader.ts'
import { copyOut } from './backup.ts'
import { forcedTables, listPartitions, listTables, quoted, seesEverything } from './catalogue.ts'
import { problems } from './problems.ts'
import { forwardReferences, listReferences } from './references.ts'
import { RowDigest } from './row-digest.ts'

interface Archived {
  file: string
  header: Header
  manifest: Manifest
  log(zh: string, en: string): void
}

/**
 * Fills the tables inside the caller's transaction and proves them against the manifest. Refuses with circularTables and
 * notProven.
 */
export async function loadRows(client: pg.Client, archived: Archived): Promise<void> {
  const { header, manifest, file, log } = archived
  await suspendForeignKeys(client, header)
  const closed = await openForOwner(client)
  await emptyTables(client)
  await makePartitions(client, header)
  await copyAll(client, archived)
  for (const sequence of manifest.sequences) {
    await client.query('select setval($1::regclass, $2, $3)', [
      quoted(client, sequence),
      sequence.value,
      sequence.called,
    ])
  }
  for (const [index, table] of header.tables.entries()) {
    await proveTable(client, table, manifest.tables[index] as Manifest['tables'][number])
  }
  log(`已核对 ${file} 的全部行数和摘要`, `Proved every row count and digest of ${file}`)
  for (const table of closed) await client.query(`alter table ${table} force row level security`)
  await refreshViews(client)
  await freeJobs(client)
}

/** An administrator may load in any order; everybody else needs the order of the archive to hold. */
async function suspendForeignKeys(client: pg.Client, { tables }: Header): Promise<void> {
  await client.query('savepoint replica')
  try {
    await client.query(`set local session_replication_role = 'replica'`)
  } catch {
    await client.query('rollback to savepoint replica')
    const circle = forwardReferences(tables, await listReferences(client))
    if (circle.length > 0) refuse(problems.circularTables({ table: circle.map(({ from }) => from).join(', ') }))
  }
}

/** COPY is closed to an owner whom row security binds: lift that for this transaction. Answers which tables to close again. */
async function openForOwner(client: pg.Client): Promise<string[]> {
  if (await seesEverything(client)) return []
  const tables = (await forcedTables(client)).map((table) => quoted(client, table))
  for (const table of tables) await client.query(`alter table ${table} no force row level security`)
  return tables
}

/** Migrations put first rows into some tables; the archive has its own. */
async function emptyTables(client: pg.Client): Promise<void> {
  const tables = (await listTables(client)).map((table) => quoted(client, table))
  if (tables.length > 0) await client.query(`truncate ${tables.join(', ')}`)
}

/** Partitions of months gone by: today's migrations make today's only. */
async function makePartitions(client: pg.Client, { partitions }: Header): Promise<void> {
  const existing = new Set((await listPartitions(client)).map(tableName))
  for (const partition of partitions.filter((one) => !existing.has(tableName(one)))) {
    const name = quoted(client, partition)
    await client.query(`create table ${name} partition of ${quoted(client, partition.parent)} ${partition.bound}`)
    if (partition.comment) await client.query(`comment on table ${name} is ${client.escapeLiteral(partition.comment)}`)
  }
}

async function copyAll(client: pg.Client, { file, header, manifest, log }: Archived): Promise<void> {
  const entries = readEntries(file)
  let next = await entries.next()

  async function* rowsOf(index: number): AsyncGenerator<Buffer> {
    for (; !next.done && tableIndex(next.value.name) === index; next = await entries.next()) yield next.value.content
  }

  while (!next.done) {
    const index = tableIndex((next.value as ArchiveEntry).name)
    const table = index === undefined ? undefined : header.tables[index]
    if (index === undefined || !table) {
      next = await entries.next()
      continue
    }
    await pipeline(rowsOf(index), client.query(copyFrom(copyIn(client, table))))
    log(
      `已恢复 ${tableName(table)}：${manifest.tables[index]?.rows} 行`,
      `${tableName(table)}: ${manifest.tables[index]?.rows} rows`,
    )
  }
}

function copyIn(client: pg.Client, table: Table): string {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ')
  return `copy ${quoted(client, table)} (${columns}) from stdin`
}

async function proveTable(client: pg.Client, table: Table, wanted: Manifest['tables'][number]): Promise<void> {
  const found = new RowDigest()
  for await (const chunk of client.query(copyTo(copyOut(client, table))) as AsyncIterable<Buffer>) found.update(chunk)
  if (found.rows === wanted.rows && found.hex() === wanted.digest) return
  refuse(problems.notProven({ table: tableName(table), wanted: wanted.rows, found: found.rows }))
}

async function refreshViews(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    'select schemaname as schema, matviewname as name from pg_matviews',
  )
  for (const view of rows) await client.query(`refresh materialized view ${quoted(client, view)}`)
}

/** A job that was being worked on belongs to a worker that is not here: give it back, or it waits four hours. */
async function freeJobs(client: pg.Client): Promise<void> {
  for (const table of ['graphile_worker._private_jobs', 'graphile_worker._private_job_queues']) {
    const { rows } = await client.query('select to_regclass($1) is not null as found', [table])
    if (rows[0].found)
      await client.query(`update ${table} set locked_at = null, locked_by = null where locked_at is not null`)
  }
}
