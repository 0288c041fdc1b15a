import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** A connection has so long to come about; so has the question whether others are still worked on. */
const CONNECT_MS = 10_000
/** So long a connection may owe an answer without a byte before the database is asked whether it still works on it. */
const SILENT_MS = 8_000
const LOOK_MS = 1_000
/** An answer that has arrived meanwhile is read within this. */
const READ_MS = 200
const ASK_MS = 5_000

/** What pg knows of a connection and does not say in its types. */
interface Inside {
  connection: { stream: Socket }
  readyForQuery?: boolean
  processID: number | null
}

/**
 * A connection that is given up when the database behind it has vanished without closing it: the machine is gone or stands still.
 * A statement may take as long as it is allowed to: it is the database that is asked whether it still works on it.
 */
export class WatchedClient extends pg.Client {
  readonly url: string
  private bytes = 0
  private since = 0

  constructor(config: pg.ClientConfig = {}) {
    // The password may stand where a spread does not see it.
    const { password } = config
    super({ ...config, ...(password ? { password } : {}), connectionTimeoutMillis: CONNECT_MS })
    this.url = config.connectionString ?? ''
    this.on('error', () => {})
    this.once('connect', () => watch(this))
    this.once('end', () => forget(this))
  }

  get pid(): number | null {
    return (this as unknown as Inside).processID
  }

  /** How long it owes an answer without having said anything; 0 when it owes none. To be looked at every second. */
  silentFor(now: number): number {
    const { connection, readyForQuery } = this as unknown as Inside
    const { bytesRead } = connection.stream
    if (readyForQuery || bytesRead !== this.bytes) {
      this.bytes = bytesRead
      this.since = now
    }
    return now - this.since
  }

  /** Whoever waits on it hears that the database is away. */
  giveUp(): void {
    const error = Object.assign(new Error('the database has not answered'), { code: 'ETIMEDOUT' })
    ;(this as unknown as Inside).connection.stream.destroy(error)
  }
}

/** Who only listens is owed no answer and would notice nothing: it asks now and then. Answers how to end that. */
export function askNowAndThen(client: pg.ClientBase): () => void {
  let owed = false
  const beat = setInterval(() => {
    if (owed) return
    owed = true
    client.query('select 1').then(
      () => {
        owed = false
      },
      () => clearInterval(beat),
    )
  }, ASK_MS).unref()
  return () => clearInterval(beat)
}

const watched = new Set<WatchedClient>()
let looking: NodeJS.Timeout | undefined
let asking = false

function watch(client: WatchedClient): void {
  client.silentFor(performance.now())
  watched.add(client)
  looking ??= setInterval(() => void look(), LOOK_MS).unref()
}

function forget(client: WatchedClient): void {
  watched.delete(client)
  if (watched.size > 0) return
  clearInterval(looking)
  looking = undefined
}

async function look(): Promise<void> {
  const now = performance.now()
  const silent = [...watched].filter((client) => client.silentFor(now) >= SILENT_MS)
  if (silent.length === 0 || asking) return
  asking = true
  const byDatabase = Map.groupBy(silent, ({ url }) => url)
  await Promise.all([...byDatabase].map(([url, clients]) => giveUpLost(url, clients)))
  asking = false
}

async function giveUpLost(url: string, silent: readonly WatchedClient[]): Promise<void> {
  const isWorkedOn = await askDatabase(url, silent)
  await sleep(READ_MS)
  const now = performance.now()
  for (const client of silent) if (client.silentFor(now) >= SILENT_MS && !isWorkedOn(client)) client.giveUp()
}

/** Asks on a connection of its own which of these the database works on; none when it does not answer. */
async function askDatabase(
  url: string,
  clients: readonly WatchedClient[],
): Promise<(client: WatchedClient) => boolean> {
  const own = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: CONNECT_MS,
    application_name: 'muster',
  })
  own.on('error', () => {})
  try {
    await own.connect()
    const { rows } = await own.query<{ pid: number; me: number }>(
      `select pid, pg_backend_pid() as me from pg_stat_activity
       where pid = pg_backend_pid() or (pid = any($1) and (state is null or state not like 'idle%'))`,
      [clients.map(({ pid }) => pid)],
    )
    // Behind a pooler the numbers mean nothing: better to wait than to give up what goes on.
    const direct = rows.some(({ pid }) => pid === (own as unknown as Inside).processID)
    const busy = new Set(rows.map(({ pid }) => pid))
    return ({ pid }) => !direct || (pid !== null && busy.has(pid))
  } catch (error) {
    // It has no connection to spare, but it is there.
    const there = (error as { code?: string }).code?.startsWith('53') ?? false
    return () => there
  } finally {
    own.end().catch(() => {})
  }
}
