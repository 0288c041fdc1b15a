import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import pg from 'pg'
import { startChild } from './support/child.ts'
import { openCounty } from './support/county.ts'
import { machine, median } from './support/machine.ts'
import { passageCommand } from './support/passages.ts'
import { signInMany } from './support/signed-in.ts'
import { startSteadyLoad } from './support/steady-load.ts'

/*
 * 2,000 phones find the network at the same moment, each with 20 records, while 500 records a second come in from people
 * at gates. Afterwards the database is counted: nothing lost, nothing twice. `--rounds N --phones N`.
 */
const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const rounds = option('rounds', 3)
const phones = option('phones', 2_000)
const queued = 20
const perSecond = 500
const file = (name: string) => fileURLToPath(new URL(`support/${name}`, import.meta.url))

const county = await openCounty()
const cookies = await signInMany(county, { count: phones, areas: ['621121000000000000'] })
const atGates = await signInMany(county, { count: 100, areas: ['621121000000000000'] })
const muster = await startChild(file('muster-server.ts'), [county.databaseUrl], {
  PORT: '0',
  MUSTER_DATA_DIR: county.dataDir,
  MUSTER_LOG_LEVEL: 'error',
})
const asked = join(county.dataDir, '..', 'phones.json')
await writeFile(asked, JSON.stringify({ url: muster.url, cookies, checkpointIds: county.checkpointIds, queued }))
const storm = spawn(process.execPath, [file('phones.ts'), asked], { stdio: ['pipe', 'pipe', 'inherit'] })
const lines = createInterface({ input: storm.stdout })[Symbol.asyncIterator]()
await lines.next()

interface Storm {
  accepted: number
  sentAway: number
  lost: number
  broken: number
  errors: string[]
  seconds: number
  most: number
}
const steady = startSteadyLoad(muster.url, { perSecond, cookies: atGates, checkpointIds: county.checkpointIds })
await sleep(8_000)
steady.since()
/** What the server takes of batches as large as the phones' when they come one after the other: the most there is. */
async function capacity(): Promise<number> {
  let accepted = 0
  const batch = () =>
    JSON.stringify({ commands: Array.from({ length: queued }, () => passageCommand(county.checkpointIds)) })
  const run = await autocannon({
    url: `${muster.url}/api/commands`,
    connections: 40,
    duration: 5,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-muster': '1', cookie: cookies[0] as string },
    setupClient(client) {
      client.setBody(batch())
      client.on('body', (body: Buffer) => {
        accepted += body.toString().split('"accepted"').length - 1
        client.setBody(batch())
      })
    },
  })
  taken += accepted
  return accepted / run.duration
}
let taken = 0
const measured: {
  capacity: number
  calm: ReturnType<typeof steady.since>
  during: ReturnType<typeof steady.since>
  storm: Storm
}[] = []
for (let at = 0; at < rounds; at++) {
  await sleep(5_000)
  const calm = steady.since()
  const most = await capacity()
  await sleep(2_000)
  steady.since()
  storm.stdin.write('go\n')
  const line = await lines.next()
  const during = steady.since()
  const one = JSON.parse(String(line.value)) as Storm
  measured.push({ capacity: Math.round(most), calm, during, storm: one })
  process.stderr.write(`round ${at + 1}: ${JSON.stringify(measured.at(-1))}\n`)
}
const people = await steady.stop()
storm.kill('SIGTERM')

const client = new pg.Client({ connectionString: county.databaseUrl })
await client.connect()
const { rows } = await client.query<{ rows: number; ids: number; entries: number; sums: number }>(
  `select count(*)::int as rows, count(distinct id)::int as ids,
     (select count(*)::int from platform.ledger_entry where outcome = 'accepted' and action = 'checkpoints.recordPassage') as entries,
     (select sum(n)::int from checkpoints.passage_tally) as sums from checkpoints.passage where superseded_at is null`,
)
await client.end()
await muster.stop()
await county.close()

// Answers that were still under way when a round of capacity ended are kept too, and known to nobody.
const least = rounds * phones * queued + people.accepted + taken
const kept = rows[0]
const of = (value: (one: (typeof measured)[number]) => number) => median(measured.map(value))
process.stdout.write(
  `${JSON.stringify({
    bench: 'storm',
    phones,
    queued,
    drained_per_s: Math.round(of(({ storm: { seconds } }) => (phones * queued) / seconds)),
    capacity_per_s: Math.round(of((one) => one.capacity)),
    ratio_capacity: Number(of((one) => (phones * queued) / one.storm.seconds / one.capacity).toFixed(2)),
    drained_s: Number(of(({ storm: { seconds } }) => seconds).toFixed(1)),
    drained_95_percent_s: Number(of(({ storm: { most } }) => most).toFixed(1)),
    sent_away: of(({ storm: { sentAway } }) => sentAway),
    answers_lost: of(({ storm: { lost } }) => lost),
    connections_broken: of(({ storm: { broken } }) => broken),
    steady_per_s: perSecond,
    steady_p50_ms: of(({ during: { p50 } }) => p50),
    steady_p99_ms: of(({ during: { p99 } }) => p99),
    calm_p99_ms: of(({ calm: { p99 } }) => p99),
    steady_retried: people.retried,
    errors: [...people.errors.slice(0, 3), ...measured.flatMap(({ storm: { errors } }) => errors)],
    answered: least,
    kept,
    unanswered: (kept?.rows ?? 0) - least,
    exact: kept && kept.rows >= least && new Set([kept.rows, kept.ids, kept.entries, kept.sums]).size === 1,
    machine: machine(),
  })}\n`,
)
