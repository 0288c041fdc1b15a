import type pg from 'pg'
import { askNowAndThen, WatchedClient } from './watched-client.ts'

/** How often one looks, and how long after the connection was made: whoever lost theirs at the same time has it back by then. */
const LOOK_MS = 15_000
const AGAIN_MS = 1_000
const LOCK = 73_577_003

/**
 * Jobs that a server held when it died are free again within a minute, where the queue by itself waits four hours. As long as a server
 * lives it holds a lock that is named after its worker: whoever finds that of another free knows that nobody works on its jobs.
 */
export function freeOrphanedJobs(pool: pg.Pool, worker: string): { close(): Promise<void> } {
  let held: pg.Client | undefined
  let closed = false

  async function hold(): Promise<void> {
    if (closed) return
    const { password } = pool.options
    const client = new WatchedClient({ ...pool.options, ...(password ? { password } : {}) })
    held = client
    let timer: NodeJS.Timeout | undefined
    let stopAsking = () => {}
    const lost = () => {
      clearInterval(timer)
      stopAsking()
      if (held !== client) return
      held = undefined
      client.end().catch(() => {})
      setTimeout(() => void hold(), AGAIN_MS).unref()
    }
    client.once('end', lost)
    try {
      await client.connect()
      await client.query('select pg_advisory_lock($1, hashtext($2))', [LOCK, worker])
      timer = setInterval(() => void free(client, worker).catch(lost), LOOK_MS).unref()
      stopAsking = askNowAndThen(client)
    } catch {
      lost()
    }
  }

  void hold()
  return {
    async close() {
      closed = true
      const client = held
      held = undefined
      await client?.end().catch(() => {})
    },
  }
}

async function free(client: pg.Client, worker: string): Promise<void> {
  const { rows } = await client.query<{ worker: string }>(
    `select distinct locked_by as worker from graphile_worker._private_jobs
     where locked_by <> $1 and locked_at < clock_timestamp() - interval '30 seconds'`,
    [worker],
  )
  for (const { worker: other } of rows)
    await client.query(
      `select graphile_worker.force_unlock_workers(array[$2]), pg_advisory_unlock($1, hashtext($2))
       from (select pg_try_advisory_lock($1, hashtext($2)) as gone) as tried where gone`,
      [LOCK, other],
    )
}
