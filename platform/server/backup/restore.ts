import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { runMigrations as makeJobTables } from 'graphile-worker'
import pg from 'pg'
import { refuse } from '../../shared/problem.ts'
import { type Header, type Manifest, tableName } from './archive.ts'
import { checkArchive } from './archive-reader.ts'
import { listTables, PLAIN_TEXT, readMigrations } from './catalogue.ts'
import { loadRows } from './load-rows.ts'
import { problems } from './problems.ts'

export interface RestoreOptions {
  /** An empty database. */
  url: string
  file: string
  log(zh: string, en: string): void
  /** Brings the schema up to a migration, or to the newest. */
  migrate(url: string, options?: { upTo?: string }): Promise<unknown>
  /** Where a master key from the archive goes; an archive without one leaves it alone. */
  masterKeyFile?: string
}

export interface RestoreSummary {
  madeAt: string
  tables: number
  rows: number
  migrations: string[]
  /** Whether the master key came out of the archive. */
  withKeys: boolean
}

/**
 * Fills an empty database from an archive, proves row counts and digests of every table, and only then commits. The archive
 * is proven whole before anything is written. Refuses with the `backup.…` problems; after a refusal the database is empty again.
 */
export async function restore({ url, file, log, migrate, masterKeyFile }: RestoreOptions): Promise<RestoreSummary> {
  log('正在核对备份文件', 'Checking the archive')
  const { header, manifest, masterKey } = await checkArchive(file)
  const writesKey = masterKey && masterKeyFile ? await mayWriteKey(masterKey, masterKeyFile) : false
  const client = new pg.Client({ connectionString: url, application_name: 'muster restore' })
  await client.connect()
  try {
    await refuseNotEmpty(client)
    const before = await listSchemas(client)
    try {
      log('正在建表', 'Making the tables')
      await makeSchema(client, header, { url, migrate })
      await client.query('begin')
      await client.query(PLAIN_TEXT)
      await loadRows(client, { file, header, manifest, log })
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      await dropNewSchemas(client, before)
      throw error
    }
    // What this program knows beyond the archive comes on top of the archived rows, as in any upgrade.
    if (header.migrations.length > 0) await migrate(url)
    await client.query('analyze')
  } finally {
    await client.end()
  }
  if (writesKey && masterKey && masterKeyFile)
    await writeFile(masterKeyFile, masterKey, { flag: 'wx', mode: 0o600, flush: true })
  return summary(header, manifest, writesKey || (masterKey !== undefined && masterKeyFile !== undefined))
}

/** Whether the key is still to be written; refuses when another one lies there. */
async function mayWriteKey(key: Buffer, file: string): Promise<boolean> {
  if (!existsSync(file)) return true
  if (!(await readFile(file)).equals(key)) refuse(problems.otherKeys({ file }))
  return false
}

async function refuseNotEmpty(client: pg.Client): Promise<void> {
  const tables = await listTables(client)
  const migrations = await readMigrations(client)
  const first = tables[0] ? tableName(tables[0]) : 'migrations.applied'
  if (tables.length + migrations.length > 0) refuse(problems.notEmpty({ table: first, count: tables.length || 1 }))
}

async function makeSchema(
  client: pg.Client,
  header: Header,
  { url, migrate }: Pick<RestoreOptions, 'url' | 'migrate'>,
): Promise<void> {
  const upTo = header.migrations.at(-1)?.name
  await migrate(url, upTo ? { upTo } : {})
  if (header.tables.some(({ schema }) => schema === 'graphile_worker')) await makeJobTables({ connectionString: url })
  const made = new Map((await readMigrations(client)).map(({ name, hash }) => [name, hash]))
  const unknown = header.migrations.find(({ name, hash }) => made.get(name) !== hash)
  if (unknown) refuse(problems.unknownMigration({ name: unknown.name }))
  const known = new Map((await listTables(client)).map((table) => [tableName(table), table.columns]))
  for (const table of header.tables) {
    const columns = known.get(tableName(table))
    const missing = columns ? table.columns.find((column) => !columns.includes(column)) : ''
    if (missing !== undefined)
      refuse(problems.missingTable({ table: [tableName(table), missing].filter(Boolean).join('.') }))
  }
}

async function listSchemas(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname !~ '^pg_'`,
  )
  return rows.map(({ name }) => name)
}

/** The database was empty, so all of this is what we made just now. */
async function dropNewSchemas(client: pg.Client, before: string[]): Promise<void> {
  for (const schema of await listSchemas(client)) {
    if (!before.includes(schema)) await client.query(`drop schema ${client.escapeIdentifier(schema)} cascade`)
  }
}

function summary(header: Header, manifest: Manifest, withKeys: boolean): RestoreSummary {
  return {
    madeAt: header.madeAt,
    tables: header.tables.length,
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    migrations: header.migrations.map(({ name }) => name),
    withKeys,
  }
}
