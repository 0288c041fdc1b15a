import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startDatabase } from '../../platform/server/embedded-postgres/start-database.ts'
import { installJobs } from '../../platform/server/jobs.ts'
import { migrate } from '../../platform/server/migrate.ts'
import { problemText, Refusal } from '../../platform/shared/problem.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the server that the run started; its database `muster_template` has the newest schema and no rows. */
    databaseServer: string
    /** Why the template could not be migrated: told to the files that want a database, not to the others. */
    migrationFailure: string
  }
}

/**
 * One embedded PostgreSQL for a whole run, with a migrated template that each test file clones: a real database for
 * every file at the price of a copy.
 */
export default async function startDatabaseServer(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'muster-test-'))
  // Run by root, the server becomes another user, who must be let in.
  chmodSync(folder, 0o755)
  const server = await startDatabase({ dataDir: join(folder, 'data'), elsewhere: join(folder, 'lib'), log() {} })
  await run(server.url, [
    // Nobody reads these rows after a power cut.
    'alter system set fsync = off',
    'select pg_reload_conf()',
    'create database muster_template',
  ])
  const template = server.url.replace(/\/[^/]*$/, '/muster_template')
  const failure = await migrate(template)
    .then(() => installJobs(template))
    .then(() => '', inWords)
  project.provide('databaseServer', server.url)
  project.provide('migrationFailure', failure)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

// A refusal's message is its code; which file it is about is said by its sentence.
function inWords(error: unknown): string {
  return error instanceof Refusal ? problemText(error.problem, 'en') : String(error)
}

async function run(url: string, statements: string[]) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}
