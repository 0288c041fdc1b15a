import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { startServer } from '../../apps/server/start-server.ts'
import { readSettings } from '../../platform/server/settings.ts'
import { type As, openCast } from './cast.ts'
import { freePort } from './free-port.ts'
import { testDatabase } from './test-database.ts'

export interface TestServer {
  url: string
  /** For looking behind the server, as the owner of the tables. */
  databaseUrl: string
  dataDir: string
  /** A member of the cast, signed in; made through real actions when first called. */
  as: As
}

/** The real server, in this process, on a free port and a database of its own; stops after the test file. */
export async function testServer(environment: Record<string, string> = {}): Promise<TestServer> {
  const databaseUrl = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'muster-data-'))
  const port = String(await freePort())
  const settings = readSettings({ PORT: port, MUSTER_DATA_DIR: dataDir, MUSTER_LOG_LEVEL: 'error', ...environment })
  const server = await startServer(settings, databaseUrl)
  afterAll(async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const as = openCast({ url: server.url, databaseUrl, settings })
  return { url: server.url, databaseUrl, dataDir, as }
}
