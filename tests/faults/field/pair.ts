import { execFileSync } from 'node:child_process'
import { appendFileSync, chownSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { newAccess } from '../../../platform/server/embedded-postgres/access.ts'
import { serverUser } from '../../../platform/server/embedded-postgres/server-user.ts'
import { ask, type Cluster, clusterIn, newCluster } from './cluster.ts'

/** A primary and its streaming standby behind one address; a commit is answered when both have it on disk. */
export interface Pair {
  primary: Cluster
  standby: Cluster
  /** What DATABASE_URL says: leads to whichever of the two is the primary. */
  url: string
  /** The database of whichever is the primary, by the direct way. */
  directUrl(): string
  /** The standby becomes the primary, and the address leads to it: what Patroni and HAProxy do. `cutOff: false`: old connections stay. */
  promote(how?: { cutOff: boolean }): Promise<void>
  end(): Promise<void>
}

export async function startPair(root: string): Promise<Pair> {
  const primary = await newCluster(root, 'primary')
  const begun = [primary]
  try {
    await primary.start()
    await ask(primary.url, 'create database muster')
    const standby = await standbyOf(primary, join(root, 'standby/postgres'))
    begun.push(standby)
    await standby.start()
    return await paired(primary, standby)
  } catch (error) {
    for (const cluster of begun) cluster.cutPower()
    throw error
  }
}

async function paired(primary: Cluster, standby: Cluster): Promise<Pair> {
  await ask(primary.url, `alter system set synchronous_standby_names = 'standby'`)
  await ask(primary.url, 'select pg_reload_conf()')
  await untilSynchronous(primary)
  const address = await openAddress(primary.access.port)
  let leader = primary
  const urlAt = (url: string) => url.replace(/\/postgres$/, '/muster')
  return {
    primary,
    standby,
    url: urlAt(primary.url).replace(`:${primary.access.port}/`, `:${address.port}/`),
    directUrl: () => urlAt(leader.url),
    async promote({ cutOff } = { cutOff: true }) {
      await ask(standby.url, 'select pg_promote(true, 60)')
      leader = standby
      address.leadTo(standby.access.port)
      if (cutOff) address.cutOff()
    },
    async end() {
      address.close()
      for (const cluster of [primary, standby]) cluster.cutPower()
    },
  }
}

/** A copy of the running primary, as pg_basebackup takes it; with it come only initdb, pg_ctl and postgres. */
async function standbyOf(primary: Cluster, folder: string): Promise<Cluster> {
  const client = new pg.Client({ connectionString: primary.url })
  await client.connect()
  await client.query(`select pg_create_physical_replication_slot('standby', true)`)
  await client.query(`select pg_backup_start('standby', true)`)
  mkdirSync(dirname(folder), { recursive: true })
  execFileSync('cp', ['-a', primary.folder, folder])
  for (const name of ['postmaster.pid', 'postmaster.opts']) rmSync(join(folder, name), { force: true })
  const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)')
  await client.end()
  const { user, password, port } = primary.access
  const from = `host=127.0.0.1 port=${port} user=${user} password=${password} application_name=standby`
  appendFileSync(
    join(folder, 'postgresql.conf'),
    `\nprimary_conninfo = '${from}'\nprimary_slot_name = 'standby'\nrecovery_target_timeline = 'latest'\n`,
  )
  writeFileSync(join(folder, 'backup_label'), rows[0]?.labelfile ?? '')
  writeFileSync(join(folder, 'standby.signal'), '')
  const owner = serverUser()
  // Recovery opens both for writing.
  if (owner) for (const name of ['backup_label', 'standby.signal']) chownSync(join(folder, name), owner.uid, owner.gid)
  return clusterIn(folder, { ...primary.access, port: (await newAccess()).port })
}

async function untilSynchronous({ url }: Cluster): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(100)) {
    const [one] = await ask(url, `select count(*) as n from pg_stat_replication where sync_state = 'sync'`)
    if (one?.n === '1') return
  }
  throw new Error('the standby did not catch up')
}

/** An address that leads somewhere else after a failover; who was connected can be cut off, as HAProxy does it. */
async function openAddress(first: number) {
  let target = first
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const onward = connect(target, '127.0.0.1')
    for (const [one, other] of [
      [client, onward],
      [onward, client],
    ] as const) {
      sockets.add(one)
      one.on('error', () => {})
      one.once('close', () => {
        sockets.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  const cutOff = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port,
    leadTo(next: number) {
      target = next
    },
    cutOff,
    close() {
      cutOff()
      server.close()
    },
  }
}
