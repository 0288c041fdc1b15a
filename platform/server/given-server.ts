import pg from 'pg'
import { refuse } from '../shared/problem.ts'
import { problems } from './embedded-postgres/problems.ts'

const OLDEST = 15

/** Whether the PostgreSQL of DATABASE_URL will do. Refuses with unreachable, tooOld, notUtf8, each saying what to do. */
export async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    refuse(problems.unreachable({ reason: message || (code ?? '') }))
  }
  try {
    const { rows } = await client.query<{ version: string; encoding: string }>(
      `select current_setting('server_version') as version, current_setting('server_encoding') as encoding`,
    )
    const { version = '', encoding = '' } = rows[0] ?? {}
    if (Number.parseInt(version, 10) < OLDEST) refuse(problems.tooOld({ found: version }))
    if (encoding !== 'UTF8') refuse(problems.notUtf8({ found: encoding }))
  } finally {
    await client.end()
  }
}
