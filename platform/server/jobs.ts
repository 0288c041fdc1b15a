import { EventEmitter } from 'node:events'
import { parseCronItems, run, runMigrations, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import type { CommandAnswer } from '../shared/command.ts'
import type { Landed } from './commands/landed.ts'
import { freeOrphanedJobs } from './orphaned-jobs.ts'
import { isAway } from './passing-fault.ts'
import type { Vault } from './vault/vault.ts'

export interface JobContext {
  pool: pg.Pool
  vault: Vault
  /** Sends commands as the house itself. Ids must follow from the job, so that a second try doubles nothing. */
  submit(commands: readonly unknown[]): Promise<CommandAnswer[]>
}

/** What a follow-up is told: the event's data, and where and by which command it happened. */
export interface EventTold {
  data: Record<string, unknown>
  commandId: string
  areaId: string
  responseId?: string
  madeAt: string
  /** The moment that its rows carry. */
  receivedAt: string
}

/** Work that follows an event (after its commit, at least once), or that is done by the clock (cron text, UTC). */
export type Job =
  | { name: string; on: string; run(context: JobContext, told: EventTold): Promise<void> }
  | { name: string; every: string; run(context: JobContext): Promise<void> }

/** Work that is handed over piece by piece, each for a moment of its own. */
export interface HandedJob {
  name: string
  handed: true
  run(context: JobContext, handed: Record<string, string>): Promise<void>
}

export type AnyJob = Job | HandedJob

/** Hands work to a job, each piece at its time, in the caller's transaction: it is done at least once. */
export async function handOver(
  client: pg.ClientBase,
  job: string,
  pieces: readonly { handed: Record<string, string>; at: Date }[],
): Promise<void> {
  if (pieces.length === 0) return
  await client.query(
    `select graphile_worker.add_job($1, piece.handed::json, run_at := piece.at, max_attempts := 20)
     from unnest($2::text[], $3::timestamptz[]) as piece (handed, at)`,
    [job, pieces.map(({ handed }) => JSON.stringify(handed)), pieces.map(({ at }) => at)],
  )
}

/** Brings the job tables to their newest form and lets the app's role use them. Runs as the owner. */
export async function installJobs(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // Two servers that start at once must not both do this: the second finds it done.
    await client.query('select pg_advisory_lock($1)', [INSTALL_LOCK])
    await runMigrations({ connectionString: url, logger: undefined as never })
    await letAppWork(client)
  } finally {
    await client.end()
  }
}

const INSTALL_LOCK = 73_577_002

async function letAppWork(client: pg.Client): Promise<void> {
  await client.query(`
    grant usage on schema graphile_worker to muster_app;
    grant select, insert, update, delete on all tables in schema graphile_worker to muster_app;
    grant usage on all sequences in schema graphile_worker to muster_app;
    grant execute on all functions in schema graphile_worker to muster_app`)
  // Its tables have row security without a policy, meant to keep others out; the app's role is the one that works them.
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'graphile_worker' and c.relkind = 'r' and c.relrowsecurity
       and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'muster_app')`,
  )
  // Only where it is missing: another server may be at work on these tables, and would have to wait.
  for (const { name } of rows)
    await client.query(`create policy muster_app on ${name} to muster_app using (true) with check (true)`)
}

/** Adds the follow-ups of what has landed, in its own transaction, so that they are as durable as what they follow. */
export function jobAdder(jobs: readonly AnyJob[]) {
  const followers = Map.groupBy(
    jobs.filter((job) => 'on' in job),
    (job) => job.on,
  )
  return async (client: pg.ClientBase, landed: readonly Landed[], now: Date): Promise<void> => {
    for (const { order, outcome, place } of landed) {
      if (outcome.kind !== 'accepted') continue
      for (const event of outcome.happened.events) {
        for (const job of followers.get(event.name) ?? []) {
          const told: EventTold = {
            data: event.data,
            commandId: order.command.id,
            areaId: place?.areaId ?? '',
            madeAt: order.command.madeAt,
            receivedAt: now.toISOString(),
            ...(place?.responseId ? { responseId: place.responseId } : {}),
          }
          await client.query('select graphile_worker.add_job($1, $2::json, max_attempts := 20)', [
            job.name,
            JSON.stringify(told),
          ])
        }
      }
    }
  }
}

/** Works the jobs off until stopped; what is under way is finished first. */
export async function startJobs(
  context: JobContext,
  jobs: readonly AnyJob[],
  onFault: (error: unknown, name: string) => void,
): Promise<{ stop(): Promise<void> }> {
  // As items, not as a crontab: its text form takes no dot in a name.
  const parsedCronItems = parseCronItems(
    jobs.flatMap((job) => ('every' in job ? [{ task: job.name, match: job.every }] : [])),
  )
  const taskList = Object.fromEntries(
    jobs.map((job) => [
      job.name,
      async (payload: unknown) => {
        try {
          if ('on' in job) await job.run(context, payload as EventTold)
          else if ('every' in job) await job.run(context)
          else await job.run(context, payload as Record<string, string>)
        } catch (error) {
          onFault(error, job.name)
          throw error
        }
      },
    ]),
  )
  const events: WorkerEvents = new EventEmitter()
  let orphans: ReturnType<typeof freeOrphanedJobs> | undefined
  events.once('pool:create', ({ workerPool }) => {
    orphans = freeOrphanedJobs(context.pool, workerPool.id)
  })
  const runner = await run({
    events,
    pgPool: tryingAgain(context.pool),
    taskList,
    parsedCronItems,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quiet as never,
  })
  return {
    async stop() {
      await runner.stop()
      await orphans?.close()
    },
  }
}

/**
 * The queue tries again what its list of error codes names. A connection that breaks off is not on it, and one that breaks while a
 * job is noted as done would end the whole process: it is given a code that is.
 */
function tryingAgain(pool: pg.Pool): pg.Pool {
  const failed = (error: unknown): never => {
    throw isAway(error) ? Object.assign(new Error((error as Error).message), { code: '40001' }) : error
  }
  const patient = (client: pg.PoolClient): pg.PoolClient =>
    withMethod(client, 'query', (...asked: Parameters<pg.PoolClient['query']>) =>
      (client.query(...asked) as unknown as Promise<unknown>).catch(failed),
    )
  const connect = (done?: Parameters<pg.Pool['connect']>[0]) =>
    done ? pool.connect(done) : pool.connect().then(patient, failed)
  return withMethod(pool, 'connect', connect)
}

/** The same thing with one method of ours. */
function withMethod<T extends object>(of: T, name: keyof T, method: unknown): T {
  return new Proxy(of, {
    get(target, key) {
      if (key === name) return method
      const value = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

const quiet = { scope: () => quiet, error() {}, warn() {}, info() {}, debug() {} }
