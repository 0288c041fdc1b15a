import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, readPostmaster, stopPostmaster } from '../../platform/server/embedded-postgres/postmaster.ts'
import { readSettings, type Settings } from '../../platform/server/settings.ts'
import { freePort } from './free-port.ts'

export interface ServerProcess {
  url: string
  databaseUrl: string
  dataDir: string
  settings: Settings
  /** kill -9, as when the power goes or the machine runs out of memory; resolves when the process is gone. */
  kill(): Promise<void>
  /** Starts it again at the same address and on the same data; answers how it came by its database. */
  startAgain(): Promise<string>
  /** kill -9 of the database's main process under the running server. */
  killDatabase(): Promise<void>
  /** The process number of the database's main process. */
  databasePid(): Promise<number>
  /** How the server ended without being asked to; a fault of its own. */
  endedBy(): string | undefined
  /** Ends the server and its database; the data stay. */
  end(): Promise<void>
}

/** The real server in a process of its own, with an embedded database in `root`, fsync on, unless DATABASE_URL is given. */
export async function startServerProcess(root: string, more: Record<string, string> = {}): Promise<ServerProcess> {
  const dataDir = join(root, 'data')
  mkdirSync(dataDir, { recursive: true, mode: 0o755 })
  const cluster = join(dataDir, 'postgres')
  const environment = {
    PORT: String(await freePort()),
    MUSTER_DATA_DIR: dataDir,
    MUSTER_LOG_LEVEL: 'fatal',
    ...more,
  }
  let asked = false
  let ended: string | undefined
  let child = start()
  const { url, databaseUrl } = await readyLine(child)

  function start(): ChildProcess {
    asked = false
    const started = run(environment)
    started.once('exit', (code, signal) => {
      if (!asked) ended = `the server ended by itself with ${signal ?? code}`
    })
    return started
  }

  async function kill(): Promise<void> {
    asked = true
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((done) => child.once('exit', done))
    child.kill('SIGKILL')
    await gone
  }

  async function databasePid(): Promise<number> {
    const postmaster = await readPostmaster(cluster)
    if (!postmaster) throw new Error('there is no database')
    return postmaster.pid
  }

  return {
    url,
    databaseUrl,
    dataDir,
    settings: readSettings(environment),
    kill,
    async startAgain() {
      child = start()
      return (await readyLine(child)).how
    },
    async killDatabase() {
      process.kill(await databasePid(), 'SIGKILL')
    },
    databasePid,
    endedBy: () => ended,
    async end() {
      await kill()
      const left = await readPostmaster(cluster)
      if (left && isAlive(left.pid)) await stopPostmaster(left.pid)
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
