import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type Child, startChild } from './support/child.ts'
import { openCounty, signInOfficer } from './support/county.ts'
import { type LoadResult, runLoad } from './support/load.ts'
import { machine, median } from './support/machine.ts'
import { passageCommand } from './support/passages.ts'
import { postmasterOf, timeOf, timeOfDatabase } from './support/processor-time.ts'

/*
 * Passages one a request over 64 connections, the whole path on, beside two bare servers on the same database server; then
 * phones' batches of 50 beside a plain insert of 100 rows. Rounds are interleaved (A B C A B C …) because machines drift;
 * medians count. `--seconds N --rounds N`, and `--only single` or `--only batch` for one half.
 */
const option = (name: string, otherwise: number) =>
  process.argv.includes(`--${name}`) ? Number(process.argv[process.argv.indexOf(`--${name}`) + 1]) : otherwise
const seconds = option('seconds', 5)
const rounds = option('rounds', 4)
const half = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : 'both'
const file = (name: string) => fileURLToPath(new URL(`support/${name}`, import.meta.url))
const CONNECTIONS = 64
const BATCH = 50
const BATCH_CONNECTIONS = 8

const county = await openCounty()
const bare = new pg.Client({ connectionString: county.bareUrl })
await bare.connect()
await bare.query(`create table bare (id uuid primary key, checkpoint uuid, subject text, direction text, plate text, decision text,
  reason text, people int, temperature numeric, made_at timestamptz)`)
await bare.end()
const postmaster = await postmasterOf(county.bareUrl)
const muster = await startChild(file('muster-server.ts'), [county.databaseUrl], {
  PORT: '0',
  MUSTER_DATA_DIR: county.dataDir,
  MUSTER_LOG_LEVEL: 'error',
})
const group = await startChild(file('bare-server.ts'), [county.bareUrl, 'group'])
const single = await startChild(file('bare-server.ts'), [county.bareUrl, 'single'])
const rows = await startChild(file('bare-server.ts'), [county.bareUrl, 'rows'])
const cookie = await signInOfficer(muster.url, county.officer)
const headers = { 'x-muster': '1', cookie }

interface Round extends LoadResult {
  /** Microseconds of processor time for each accepted passage. */
  serverUs: number
  databaseUs: number
  loadUs: number
}

async function round(server: Child, batch: number, duration = seconds): Promise<Round> {
  const pid = server.process.pid as number
  const before = { server: timeOf(pid), database: timeOfDatabase(postmaster), load: process.cpuUsage() }
  const one = () => passageCommand(county.checkpointIds)
  const result = await runLoad({
    url: server.url,
    headers,
    connections: batch === 1 ? CONNECTIONS : BATCH_CONNECTIONS,
    seconds: duration,
    body: () => JSON.stringify(batch === 1 ? one() : { commands: Array.from({ length: batch }, one) }),
    accepted: (answer) => answer.split('"accepted"').length - 1,
  })
  const load = process.cpuUsage(before.load)
  const each = (us: number) => Math.round(us / Math.max(result.accepted, 1))
  return {
    ...result,
    serverUs: each(timeOf(pid) - before.server),
    databaseUs: each(timeOfDatabase(postmaster) - before.database),
    loadUs: each(load.user + load.system),
  }
}

/** Rounds in turn of each server; the first seconds of each belong to its compiler. */
async function compare(servers: Record<string, Child>, batch: number): Promise<Record<string, Round[]>> {
  for (const server of Object.values(servers)) await round(server, batch, Math.max(6, seconds))
  const results: Record<string, Round[]> = Object.fromEntries(Object.keys(servers).map((name) => [name, []]))
  for (let at = 0; at < rounds; at++) {
    for (const [name, server] of Object.entries(servers)) {
      const result = await round(server, batch)
      results[name]?.push(result)
      const us = `server ${result.serverUs} + database ${result.databaseUs} + load ${result.loadUs} us`
      process.stderr.write(
        `${batch} round ${at + 1} ${name}: ${Math.round(result.perSecond)}/s p99 ${result.p99} ms; ${us}\n`,
      )
    }
  }
  return results
}

const of = (some: readonly Round[] = [], key: keyof Round = 'perSecond') => median(some.map((one) => one[key]))
const costs = (some: readonly Round[] = []) => ({
  server: of(some, 'serverUs'),
  database: of(some, 'databaseUs'),
  load: of(some, 'loadUs'),
})
const ratio = (a: number, b: number) => Number((a / b).toFixed(3))
const figures: Record<string, unknown> = { bench: 'ingest' }
if (half !== 'batch') {
  const results = await compare({ muster, group, single }, 1)
  const rate = of(results.muster)
  Object.assign(figures, {
    accepted_per_s: Math.round(rate),
    p50_ms: of(results.muster, 'p50'),
    p99_ms: of(results.muster, 'p99'),
    bare_group_per_s: Math.round(of(results.group)),
    bare_single_per_s: Math.round(of(results.single)),
    ratio_group: ratio(rate, of(results.group)),
    ratio_single: ratio(rate, of(results.single)),
    not_accepted: (results.muster ?? []).reduce((sum, one) => sum + one.requests - one.accepted, 0),
    cpu_us: { muster: costs(results.muster), group: costs(results.group), single: costs(results.single) },
  })
}
if (half !== 'single') {
  const results = await compare({ muster, rows }, BATCH)
  Object.assign(figures, {
    batch_per_s: Math.round(of(results.muster)),
    batch_p99_ms: of(results.muster, 'p99'),
    bare_rows_per_s: Math.round(of(results.rows)),
    batch_ratio: ratio(of(results.muster), of(results.rows)),
    batch_not_accepted: (results.muster ?? []).reduce((sum, one) => sum + one.requests * BATCH - one.accepted, 0),
    batch_cpu_us: { muster: costs(results.muster), rows: costs(results.rows) },
  })
}
for (const server of [muster, group, single, rows]) await server.stop()
await county.close()
process.stdout.write(`${JSON.stringify({ ...figures, machine: machine() })}\n`)
