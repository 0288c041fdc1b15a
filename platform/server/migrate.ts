import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { refuse, refuseIf } from '../shared/problem.ts'
import { problems } from './migrate-problems.ts'

const folder = new URL('../../db/migrations/', import.meta.url)
// Two servers that start at once must not both migrate.
const MIGRATION_LOCK = 73_577_001

/**
 * Brings the database to the newest schema: plain SQL files in the order of their numbers, each in its own transaction,
 * each once. Refuses an applied file that has changed since, because the schema would no longer be what the files say, and
 * a database that a later program has upgraded. Answers with the names that were applied now.
 */
export async function migrate(url: string, { upTo }: { upTo?: string } = {}): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const done = await appliedMigrations(client)
    const applied: string[] = []
    const names = await migrationNames()
    const newer = [...done.keys()].filter((name) => !names.includes(name)).sort()[0]
    refuseIf(newer ? problems.newerDatabase({ name: newer }) : undefined)
    for (const name of names) {
      if (upTo && name > upTo) break
      const text = await readFile(new URL(name, folder), 'utf8')
      const hash = createHash('sha256').update(text).digest('hex')
      const before = done.get(name)
      refuseIf(before && before !== hash ? problems.changedAfterwards({ name }) : undefined)
      if (before) continue
      await apply(client, name, text, hash)
      applied.push(name)
    }
    return applied
  } finally {
    await client.end()
  }
}

export async function migrationNames(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name)).sort()
}

async function appliedMigrations(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`create schema if not exists migrations`)
  await client.query(
    `create table if not exists migrations.applied (name text primary key, hash text not null, applied_at timestamptz not null default now())`,
  )
  await client.query(
    `comment on table migrations.applied is 'Which migration files this database has seen, and their hash.'`,
  )
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migrations.applied')
  return new Map(rows.map((row) => [row.name, row.hash]))
}

async function apply(client: pg.Client, name: string, text: string, hash: string): Promise<void> {
  try {
    await client.query('begin')
    await client.query(text)
    await client.query('insert into migrations.applied (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    refuse(problems.stepFailed({ name, reason: (error as Error).message }))
  }
}
