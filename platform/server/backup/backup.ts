import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { refuse } from '../../shared/problem.ts'
import {
  dataFolder,
  FORMAT,
  HEADER,
  type Header,
  MANIFEST,
  MASTER_KEY,
  type Manifest,
  type Table,
  tableName,
} from './archive.ts'
import { ArchiveWriter } from './archive-writer.ts'
import {
  forcedTables,
  listPartitions,
  listTables,
  PLAIN_TEXT,
  quoted,
  readMigrations,
  readSequences,
  seesEverything,
} from './catalogue.ts'
import { problems } from './problems.ts'
import { listReferences, referredFirst } from './references.ts'
import { RowDigest } from './row-digest.ts'

export interface BackupOptions {
  url: string
  /** Must not exist yet. */
  file: string
  log(zh: string, en: string): void
  /** The master key goes into the archive only when named here: whoever holds such an archive can open all personal data. */
  masterKeyFile?: string
}

export interface BackupSummary {
  file: string
  tables: number
  rows: number
  /** Of the rows before they are packed. */
  bytes: number
  migrations: string[]
  withKeys: boolean
}

/**
 * Writes everything into one archive as of one moment, while others go on working. Restores into any PostgreSQL from 15 on.
 * Refuses with fileExists, hiddenRows, noKeyFile.
 */
export async function backup({ url, file, log, masterKeyFile }: BackupOptions): Promise<BackupSummary> {
  if (existsSync(file)) refuse(problems.fileExists({ file }))
  if (masterKeyFile && !existsSync(masterKeyFile)) refuse(problems.noKeyFile({ file: masterKeyFile }))
  const client = new pg.Client({ connectionString: url, application_name: 'muster backup' })
  await client.connect()
  const writer = new ArchiveWriter(file)
  try {
    // One snapshot for every table; what is committed later is not in it.
    await client.query('begin isolation level repeatable read read only')
    await client.query(PLAIN_TEXT)
    await refuseHiddenRows(client)
    const header = await readHeader(client)
    await writer.add(HEADER, json(header))
    const tables: Manifest['tables'] = []
    for (const [index, table] of header.tables.entries()) {
      tables.push(await copyTable(client, writer, table, index))
      const rows = tables[index]?.rows ?? 0
      if (rows > 0) log(`已备份 ${tableName(table)}：${rows} 行`, `${tableName(table)}: ${rows} rows`)
    }
    if (masterKeyFile) await writer.add(MASTER_KEY, await readFile(masterKeyFile))
    const sequences = await readSequences(client)
    await writer.add(MANIFEST, json({ tables, sequences, withKeys: Boolean(masterKeyFile), sha256: writer.digest() }))
    await writer.finish()
    return {
      file,
      tables: tables.length,
      rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      bytes: writer.bytes,
      migrations: header.migrations.map(({ name }) => name),
      withKeys: Boolean(masterKeyFile),
    }
  } catch (error) {
    await writer.drop()
    throw error
  } finally {
    await client.end()
  }
}

async function refuseHiddenRows(client: pg.Client): Promise<void> {
  if (await seesEverything(client)) return
  const hidden = (await forcedTables(client)).find((table) => !table.open)
  if (hidden) refuse(problems.hiddenRows({ table: tableName(hidden) }))
}

async function readHeader(client: pg.Client): Promise<Header> {
  const { rows } = await client.query<{ version: string; now: Date }>(
    `select current_setting('server_version') as version, now() as now`,
  )
  return {
    format: FORMAT,
    product: 'muster',
    madeAt: (rows[0]?.now ?? new Date()).toISOString(),
    serverVersion: rows[0]?.version ?? '',
    migrations: await readMigrations(client),
    tables: referredFirst(await listTables(client), await listReferences(client)),
    partitions: await listPartitions(client),
  }
}

async function copyTable(client: pg.Client, writer: ArchiveWriter, table: Table, index: number) {
  const digest = new RowDigest()
  const source = client.query(copyTo(copyOut(client, table))) as AsyncIterable<Buffer>
  await writer.addStream(dataFolder(index), source, (chunk) => digest.update(chunk))
  return { rows: digest.rows, digest: digest.hex() }
}

/** A query, not the table: COPY of a partitioned table itself gives nothing before PostgreSQL 18. */
export function copyOut(client: pg.ClientBase, table: Table): string {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ')
  return `copy (select ${columns} from ${quoted(client, table)}) to stdout`
}

function json(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
}
