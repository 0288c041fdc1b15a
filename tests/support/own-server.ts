import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { isAlive, readPostmaster, stopPostmaster } from '../../platform/server/embedded-postgres/postmaster.ts'
import { readSettings } from '../../platform/server/settings.ts'
import { type As, openCast } from './cast.ts'
import { freePort } from './free-port.ts'

export interface OwnServer {
  url: string
  databaseUrl: string
  as: As
  /** kill -9, as when the power goes or the machine runs out of memory; resolves when the process is gone. */
  kill(): Promise<void>
  /** Starts it again at the same address and on the same data; answers how it came by its database. */
  startAgain(): Promise<string>
  /** kill -9 of the database's main process under the running server. */
  killDatabase(): Promise<void>
}

/** The real server in a process of its own, with an embedded database of its own in /tmp, fsync on. Gone after the test file. */
export async function ownServer(): Promise<OwnServer> {
  const root = mkdtempSync(join(tmpdir(), 'muster-own-'))
  chmodSync(root, 0o755)
  const dataDir = join(root, 'data')
  mkdirSync(dataDir, { mode: 0o755 })
  const cluster = join(dataDir, 'postgres')
  const environment = { PORT: String(await freePort()), MUSTER_DATA_DIR: dataDir, MUSTER_LOG_LEVEL: 'fatal' }
  let child = run(environment)
  afterAll(async () => {
    child.kill('SIGKILL')
    const left = await readPostmaster(cluster)
    if (left && isAlive(left.pid)) await stopPostmaster(left.pid)
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  })
  const { url, databaseUrl } = await readyLine(child)
  return {
    url,
    databaseUrl,
    as: openCast({ url, databaseUrl, settings: readSettings(environment) }),
    async kill() {
      const gone = new Promise((done) => child.once('exit', done))
      child.kill('SIGKILL')
      await gone
    },
    async startAgain() {
      child = run(environment)
      return (await readyLine(child)).how
    },
    async killDatabase() {
      const postmaster = await readPostmaster(cluster)
      if (!postmaster) throw new Error('there is no database to kill')
      process.kill(postmaster.pid, 'SIGKILL')
    },
  }
}

function run(environment: Record<string, string>): ChildProcess {
  const script = new URL('./run-server.ts', import.meta.url).pathname
  return spawn(process.execPath, [script], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

function readyLine(child: ChildProcess): Promise<{ url: string; databaseUrl: string; how: string }> {
  return new Promise((done, failed) => {
    child.stdout?.once('data', (chunk: Buffer) => done(JSON.parse(chunk.toString())))
    child.once('exit', (code) => failed(new Error(`the server ended with ${code} before it was ready`)))
  })
}
