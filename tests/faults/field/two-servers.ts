import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readMasterKey } from '../../../platform/server/vault/master-key.ts'
import { type ServerProcess, startServerProcess } from '../../support/server-process.ts'
import { ask, newCluster } from './cluster.ts'
import { type Field, openField } from './field.ts'

/** A field whose phones reach two servers of one database, any of them at any time, as behind a proxy. */
export interface TwoServers extends Field {
  servers: readonly [ServerProcess, ServerProcess]
}

/** Starts both servers in the same moment on an empty database; `use` gets the field. */
export async function withTwoServers(
  { phones, seed }: { phones: number; seed: number },
  use: (field: TwoServers) => Promise<void>,
): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'muster-two-'))
  const cluster = await newCluster(root, 'database')
  const begun: ServerProcess[] = []
  try {
    await cluster.start()
    await ask(cluster.url, 'create database muster')
    const key = join(root, 'master.key')
    await readMasterKey(key)
    const databaseUrl = cluster.url.replace(/\/postgres$/, '/muster')
    const given = { DATABASE_URL: databaseUrl, MUSTER_MASTER_KEY_FILE: key }
    const started = await Promise.allSettled(
      ['one', 'two'].map(async (name) => {
        mkdirSync(join(root, name))
        const server = await startServerProcess(join(root, name), given)
        begun.push(server)
        return server
      }),
    )
    const servers = started.map((start) => {
      if (start.status === 'rejected') throw start.reason
      return start.value
    }) as [ServerProcess, ServerProcess]
    const field = await openField(servers[0], { phones, seed, paceMs: 400, databaseUrl, alsoAt: [servers[1].url] })
    await use({ ...field, servers })
    await field.crew.stop()
  } finally {
    for (const server of begun) await server.end()
    cluster.cutPower()
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
