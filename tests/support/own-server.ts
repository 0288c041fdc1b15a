import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { type As, openCast } from './cast.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

/** The real server in a process of its own, with an embedded database of its own in /tmp, fsync on. Gone after the test file. */
export async function ownServer(): Promise<ServerProcess & { as: As }> {
  const root = mkdtempSync(join(tmpdir(), 'muster-own-'))
  chmodSync(root, 0o755)
  const server = await startServerProcess(root)
  afterAll(async () => {
    await server.end()
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  })
  return { ...server, as: openCast(server) }
}
