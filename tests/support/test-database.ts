import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

/**
 * A database of its own for the test file that asks: migrated, empty, dropped after the file. Answers its address for
 * the user who owns it; the app's pool takes the app's role by itself.
 */
export async function testDatabase(): Promise<string> {
  const server = inject('databaseServer')
  const failure = inject('migrationFailure')
  if (failure) throw new Error(failure)
  const name = `t_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${name} template muster_template`)
  afterAll(() => onServer(server, `drop database ${name} with (force)`))
  return server.replace(/\/[^/]*$/, `/${name}`)
}

async function onServer(server: string, statement: string) {
  const client = new pg.Client({ connectionString: server.replace(/\/[^/]*$/, '/postgres') })
  await client.connect()
  try {
    // Two files may clone the template at once: PostgreSQL wants nobody else in it, so they take turns.
    await client.query('select pg_advisory_lock(1)')
    await client.query(statement)
  } finally {
    await client.end()
  }
}
