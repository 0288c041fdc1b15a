import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Access, newAccess, urlOf } from '../../../platform/server/embedded-postgres/access.ts'
import { type Binaries, findBinaries, nativePackage } from '../../../platform/server/embedded-postgres/binaries.ts'
import { makeCluster, serverEnvironment } from '../../../platform/server/embedded-postgres/cluster.ts'
import { stopPostmaster } from '../../../platform/server/embedded-postgres/postmaster.ts'
import { serverUser } from '../../../platform/server/embedded-postgres/server-user.ts'

/** A PostgreSQL of its own beside the server, as a town runs it on another machine. */
export interface Cluster {
  folder: string
  access: Access
  /** Its database `postgres`, for the owner. */
  url: string
  start(environment?: Record<string, string>): Promise<void>
  /** The power goes: all of its processes at once. */
  cutPower(): void
  /** All of its processes stand still, or go on. */
  freeze(): void
  thaw(): void
  stop(): Promise<void>
}

/** What still runs when this process ends goes with it. */
const running = new Set<(signal: NodeJS.Signals) => void>()
process.once('exit', () => {
  for (const all of running) all('SIGKILL')
})

export const binaries = (): Promise<Binaries> => findBinaries(nativePackage(), serverUser(), '/var/lib/muster')

const SETTINGS = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 60
wal_level = replica
max_wal_senders = 5
wal_keep_size = 1GB
hot_standby = on
timezone = 'UTC'
logging_collector = on
`

/** Makes an empty cluster in `root/name`; not yet started. */
export async function newCluster(root: string, name: string): Promise<Cluster> {
  const parent = join(root, name)
  mkdirSync(parent, { recursive: true })
  for (const path of [root, parent]) chmodSync(path, 0o755)
  const access = await newAccess()
  const folder = join(parent, 'postgres')
  await makeCluster(folder, await binaries(), access, serverUser())
  const letIn = ['all', 'replication'].map((what) => `host ${what} all 127.0.0.1/32 scram-sha-256\n`)
  writeFileSync(join(folder, 'pg_hba.conf'), letIn.join(''))
  appendFileSync(join(folder, 'postgresql.conf'), SETTINGS)
  return clusterIn(folder, access)
}

/** A cluster whose data are there already. */
export function clusterIn(folder: string, access: Access): Cluster {
  let child: ChildProcess | undefined
  const all = (signal: NodeJS.Signals) => {
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return
    // Each session has a process group of its own: they are found by their parent, who must be the first to know.
    const sessions = execFileSync('ps', ['-o', 'pid=', '--ppid', String(child.pid)], { encoding: 'utf8' })
    for (const pid of [child.pid, ...sessions.trim().split(/\s+/).map(Number)]) {
      try {
        process.kill(pid, signal)
      } catch {
        // It has ended meanwhile.
      }
    }
  }
  const url = urlOf(access, 'postgres')
  return {
    folder,
    access,
    url,
    async start(environment = {}) {
      const { postgres } = await binaries()
      child = spawn(postgres, ['-D', folder, '-p', String(access.port)], {
        ...serverUser(),
        cwd: '/',
        env: { ...serverEnvironment(), ...environment },
        detached: true,
        stdio: 'ignore',
      })
      running.add(all)
      await untilAnswering(url)
    },
    cutPower() {
      running.delete(all)
      all('SIGKILL')
    },
    freeze: () => all('SIGSTOP'),
    thaw: () => all('SIGCONT'),
    async stop() {
      if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return
      await stopPostmaster(child.pid)
    },
  }
}

async function untilAnswering(url: string): Promise<void> {
  const end = Date.now() + 60_000
  for (;;) {
    try {
      await ask(url, 'select 1')
      return
    } catch (error) {
      if (Date.now() > end) throw error
      await sleep(100)
    }
  }
}

/** Asks one question on a connection of its own. */
export async function ask<Row = Record<string, string>>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows as Row[]
  } finally {
    await client.end()
  }
}
