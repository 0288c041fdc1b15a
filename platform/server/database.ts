import type { Socket } from 'node:net'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from '../../db/tables.ts'
import { WatchedClient } from './watched-client.ts'

export type Database = Kysely<DB>

// A day of the calendar is no moment: keep it as text, whatever the zone of this machine.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** So long somebody waits for a connection while all are in use. */
const QUEUE_MS = 30_000

const LIMITS = '-c statement_timeout=15000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=20000'

/**
 * A pool that acts as the app's role, which owns nothing. Settings stay on this node of a cluster. With `pipeline`,
 * statements that are not awaited one by one travel together; such a pool takes no cursors and no COPY.
 */
export function openPool(
  url: string,
  { max = 12, pipeline = false }: { max?: number; pipeline?: boolean } = {},
): pg.Pool {
  const config: pg.PoolConfig & { pipeline: boolean } = {
    connectionString: url,
    max,
    pipeline,
    options: `-c role=muster_app -c timezone=UTC -c citus.propagate_set_commands=local ${LIMITS}`,
    application_name: 'muster',
    keepAlive: true,
    // A machine that is gone is noticed by the system within 20 s where we wait for nothing of it.
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: QUEUE_MS,
    Client: WatchedClient,
  }
  const pool = new pg.Pool(config)
  // A connection that dies while idle must not end the process; the next query takes a new one.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    if (pipeline) sendTogether(client)
  })
  return pool
}

/** What is written to the database within one turn goes out in one system call: a third of a flight's time went into them. */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean
  let corked = false
  stream.write = (...args: unknown[]) => {
    if (!corked) {
      corked = true
      stream.cork()
      process.nextTick(() => {
        corked = false
        stream.uncork()
      })
    }
    return write(...args)
  }
}

/** Kysely over a connection that somebody else holds: for work inside a transaction begun by hand. */
export function kyselyOn(client: pg.ClientBase): Database {
  const held = { query: client.query.bind(client), release() {} }
  const pool = { connect: async () => held, end: async () => {} }
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: pool as never }) })
}

export interface Transaction {
  client: pg.PoolClient
  db: Database
  /** The database's clock when the transaction was let in: decides what is "as of" a moment. */
  now: Date
  /** Rows of the question that was sent along with the opening. */
  asked: Record<string, unknown>[]
  /**
   * Sends a last statement together with the commit: one way to the database and back less. `sent` is what is still under
   * way before it; should that fail, the commit is answered by a rollback.
   */
  commitWith(last: Statement, sent: Promise<unknown>): void
}

// Every writer holds this lock in common; whoever freezes a moment takes it alone and so waits for all that came before.
const MOMENT_LOCK = 5_318_008

/** A prepared statement with its parameters. */
export interface Statement {
  name: string
  text: string
  values: unknown[]
}

export interface Opening {
  scope: string
  organisations?: string
  /** `upkeep` writes what follows from rows and never rows: it holds no moment up. */
  mode: 'read' | 'write' | 'freeze' | 'upkeep'
  /** A first question, sent along with the opening: one way to the database and back less. */
  ask?: Statement
}

/**
 * Runs `work` in one transaction. `scope` is what row security lets through (multirange text of area ids, '{}' = nothing).
 * Aborted work rolls back; a connection that cannot roll back is thrown away rather than returned.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  { scope, organisations = '', mode, ask }: Opening,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const opened = client.query(opening(scope, organisations, mode)) as Promise<unknown>
    const [openings, asked] = await Promise.all([opened, ask ? client.query(ask) : undefined])
    const clock = (openings as pg.QueryResult<{ now: Date }>[]).at(-1)
    const now = clock?.rows[0]?.now as Date
    let ending: () => Promise<unknown> = () => client.query('commit')
    const commitWith = (last: Statement, sent: Promise<unknown>) => {
      ending = async () => {
        const under = [client.query(last), client.query('commit')]
        // After a failure the database refuses all that follows: the first one to fail says why.
        for (const work of under) work.catch(() => {})
        await sent
        for (const work of under) await work
      }
    }
    let db: Database | undefined
    const transaction = {
      client,
      // Hot paths speak SQL: for them it is never made.
      get db() {
        db ??= kyselyOn(client)
        return db
      },
      now,
      asked: asked?.rows ?? [],
      commitWith,
    }
    const done = await work(transaction)
    await ending()
    return done
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

function opening(scope: string, organisations: string, mode: Opening['mode']): string {
  if (!/^[{}[\]()\d,]*$/.test(scope) || !/^[0-9a-f,-]*$/.test(organisations)) throw new Error('unsafe scope')
  const begin = mode === 'read' ? 'begin read only' : 'begin'
  const lock =
    mode === 'read' || mode === 'upkeep'
      ? ''
      : `select pg_advisory_xact_lock${mode === 'write' ? '_shared' : ''}(${MOMENT_LOCK});`
  const desk = mode === 'read' ? '' : `set local muster.desk = 'on';`
  // A frozen moment lies just after all that is written and just before all that comes: "received before it" is then exact.
  const moment = "date_trunc('milliseconds', clock_timestamp())"
  const freeze = `select ${moment} + interval '1 millisecond' as now, pg_sleep(0.002)`
  return `${begin}; set local muster.scope = '${scope}'; set local muster.organisations = '${organisations}'; ${desk} ${lock} ${mode === 'freeze' ? freeze : `select ${moment} as now`}`
}
