import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { freePort } from '../../support/free-port.ts'
import { testDatabase } from '../../support/test-database.ts'

export interface StartedMuster {
  url: string
  databaseUrl: string
  /** What the first start prints once. */
  firstSignIn: { username: string; password: string }
  /** Another command of the program, on the same database. */
  muster(...args: string[]): Promise<{ code: number | null; said: Record<string, unknown> }>
}

const SCRIPT = new URL('../../../apps/cli/muster.mjs', import.meta.url).pathname

/** `muster start` in a process of its own, as an operator runs it, on a PostgreSQL database of its own; gone after the test file. */
export async function startedMuster(): Promise<StartedMuster> {
  const databaseUrl = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'muster-story-'))
  const port = String(await freePort())
  const env = {
    ...process.env,
    // A page that is built inside a test run would take itself for a test.
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    MUSTER_DATA_DIR: dataDir,
    MUSTER_LOG_LEVEL: 'error',
    PORT: port,
  }
  const server = spawn(process.execPath, [SCRIPT, 'start', '--json'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const gone = new Promise((done) => server.once('exit', done))
  afterAll(async () => {
    server.kill('SIGTERM')
    await gone
    rmSync(dataDir, { recursive: true, force: true })
  })
  const { url, firstSignIn } = await readyLine(server)
  return {
    url,
    databaseUrl,
    firstSignIn,
    muster: async (...args) => {
      const child = spawn(process.execPath, [SCRIPT, ...args, '--json'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
      let out = ''
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk
      })
      const code = await new Promise<number | null>((done) => child.once('close', done))
      return { code, said: JSON.parse(out) }
    },
  }
}

function readyLine(server: ChildProcess): Promise<Pick<StartedMuster, 'url' | 'firstSignIn'>> {
  let told = ''
  server.stderr?.on('data', (chunk: Buffer) => {
    told += chunk
  })
  return new Promise((done, failed) => {
    server.stdout?.once('data', (chunk: Buffer) => done(JSON.parse(chunk.toString())))
    server.once('exit', (code) => failed(new Error(`muster start ended with ${code} before it was ready: ${told}`)))
  })
}
