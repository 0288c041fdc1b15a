import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { problemText, Refusal, refuse } from '../../shared/problem.ts'
import { type Access, newAccess, readAccess, urlOf, withFreePort, writeAccess } from './access.ts'
import { findBinaries, type NativePackage, nativePackage } from './binaries.ts'
import { clusterExists, makeCluster, placeCluster, refuseLostAccess } from './cluster.ts'
import { type Kept, keepRunning } from './keep-running.ts'
import { launch, type Prepared } from './launch.ts'
import { claim, giveUp } from './ownership.ts'
import { isAlive, readPostmaster, servesCluster, stopPostmaster, waitUntilReady } from './postmaster.ts'
import { problems } from './problems.ts'
import { writeSettings } from './server-settings.ts'
import { serverUser } from './server-user.ts'

export interface RunningDatabase {
  url: string
  /** started: by us now; adopted: left over from a process that was killed, ours now; borrowed: another process owns it. */
  how: 'started' | 'adopted' | 'borrowed'
  /** Stops the server, except a borrowed one. May be called more than once. */
  stop(): Promise<void>
}

export interface DatabaseOptions {
  /** MUSTER_DATA_DIR; made when missing. */
  dataDir: string
  /** Progress for whoever waits, in both languages. */
  log(zh: string, en: string): void
  /** npm's package with the server; another one in tests. */
  from?: NativePackage
  /** Where programs and data go when the server's user may not enter the project or the data folder. */
  elsewhere?: string
}

const BORROW_SECONDS = 60

/**
 * Starts the embedded PostgreSQL on the data folder, making it at the first start. A server that an earlier process left
 * behind when it was killed is taken over; one that a living process owns is borrowed. Refuses with the `database.…` problems.
 */
export async function startDatabase(options: DatabaseOptions): Promise<RunningDatabase> {
  const folder = resolve(options.dataDir)
  // Others may pass through to the cluster, which is closed itself, but may not list.
  await mkdir(folder, { recursive: true, mode: 0o711 })
  const owner = await claim(folder)
  if (owner !== undefined) return (await borrow(folder, owner)) ?? startDatabase(options)
  try {
    const prepared = await prepare(folder, options)
    const { how, pid, access } = await startOrAdopt(folder, prepared, options.log)
    const told = tellingSeldom(options.log)
    const launchAgain = async () => {
      told('数据库意外停止，正在重新启动', 'The database died; starting it again')
      try {
        return await launch(folder, { ...prepared, access })
      } catch (error) {
        // Above all a full disk: it starts by itself once there is room, but somebody must make some.
        if (error instanceof Refusal) told(problemText(error.problem, 'zh'), problemText(error.problem, 'en'))
        throw error
      }
    }
    return owned(folder, keepRunning(prepared.cluster, pid, launchAgain), { url: urlOf(access), how })
  } catch (error) {
    giveUp(folder)
    throw error
  }
}

const TELL_AGAIN_MS = 60_000

/** A start that fails is tried twice a second; whoever reads the log is told the same thing once a minute. */
function tellingSeldom(log: DatabaseOptions['log']): DatabaseOptions['log'] {
  const last = new Map<string, number>()
  return (zh, en) => {
    const about = zh.slice(0, 10)
    if (Date.now() - (last.get(about) ?? 0) < TELL_AGAIN_MS) return
    last.set(about, Date.now())
    log(zh, en)
  }
}

async function prepare(
  folder: string,
  { log, from = nativePackage(), elsewhere = '/var/lib/muster' }: DatabaseOptions,
): Promise<Prepared> {
  const user = serverUser()
  const cluster = await placeCluster(folder, user, elsewhere)
  const binaries = await findBinaries(from, user, user ? elsewhere : folder)
  const known = await readAccess(folder)
  const exists = clusterExists(cluster, binaries.major)
  if (exists && !known) refuseLostAccess(cluster, folder)
  const access = known ?? (await newAccess())
  if (!exists) {
    log(`正在建立数据库：${cluster}`, `Making the database in ${cluster}`)
    await writeAccess(folder, access)
    await makeCluster(cluster, binaries, access, user)
  }
  return { cluster, binaries, access, user }
}

async function startOrAdopt(folder: string, prepared: Prepared, log: DatabaseOptions['log']) {
  const { cluster, user } = prepared
  const changed = await writeSettings(cluster, user)
  const left = await readPostmaster(cluster)
  if (left && (await servesCluster(left.pid, cluster))) {
    log(
      '上次没有正常停止，正在接管仍在运行的数据库',
      'Muster was not stopped properly last time; taking over the database that still runs',
    )
    const ready = changed ? undefined : await waitUntilReady(cluster, stoppedOrAfter(left.pid, BORROW_SECONDS))
    const access = { ...prepared.access, port: ready?.port ?? 0 }
    if (ready && (await answers(access))) return { how: 'adopted' as const, pid: ready.pid, access }
    await stopPostmaster(left.pid)
  } else if (left) {
    // The number in the file belongs to a stranger now; PostgreSQL itself would refuse to start beside it.
    await rm(join(cluster, 'postmaster.pid'), { force: true })
  }
  const access = await withFreePort(prepared.access)
  if (access.port !== prepared.access.port) await writeAccess(folder, access)
  const pid = await launch(folder, { ...prepared, access })
  await ensureDatabase(access)
  return { how: 'started' as const, pid, access }
}

/** True once the left-over server is gone or the time is up. */
function stoppedOrAfter(pid: number, seconds: number): () => boolean {
  const end = Date.now() + seconds * 1000
  return () => !isAlive(pid) || Date.now() > end
}

async function ensureDatabase(access: Access): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(access, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'muster'`)
    if (!rowCount) await client.query('create database muster')
  } finally {
    await client.end()
  }
}

async function answers(access: Access): Promise<boolean> {
  try {
    await ensureDatabase(access)
    return true
  } catch {
    return false
  }
}

/** The database of another process; undefined when that process dies before it answers. */
async function borrow(folder: string, owner: number): Promise<RunningDatabase | undefined> {
  const end = Date.now() + BORROW_SECONDS * 1000
  while (Date.now() < end) {
    const access = await readAccess(folder)
    if (access && (await answers(access))) return { url: urlOf(access), how: 'borrowed', stop: async () => {} }
    if (!isAlive(owner)) return undefined
    await sleep(100)
  }
  return refuse(problems.notAnswering({ pid: owner, folder, seconds: BORROW_SECONDS }))
}

function owned(folder: string, kept: Kept, running: Pick<RunningDatabase, 'url' | 'how'>): RunningDatabase {
  // A process that ends without stop() still takes its database along; only kill -9 leaves it behind.
  const atExit = () => {
    try {
      process.kill(kept.pid(), 'SIGINT')
    } catch {
      // It is gone already.
    }
    giveUp(folder)
  }
  process.once('exit', atExit)
  let stopping: Promise<void> | undefined
  const stop = async () => {
    await kept.leave()
    await stopPostmaster(kept.pid())
    process.removeListener('exit', atExit)
    giveUp(folder)
  }
  return {
    ...running,
    stop() {
      stopping ??= stop()
      return stopping
    },
  }
}
