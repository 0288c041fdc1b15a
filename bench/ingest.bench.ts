import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import pg from 'pg'
import { startChild } from './support/child.ts'
import { openCounty, signInOfficer } from './support/county.ts'
import { machine, median } from './support/machine.ts'
import { passageCommand } from './support/passages.ts'

/*
 * Passages one a request over 64 connections, the whole path on, beside two bare servers on the same database server.
 * Rounds are interleaved (A B C A B C …) because machines drift; medians count. `--seconds N --rounds N`.
 */
const option = (name: string, otherwise: number) =>
  Number(process.argv[process.argv.indexOf(`--${name}`) + 1] || otherwise)
const seconds = process.argv.includes('--seconds') ? option('seconds', 5) : 5
const rounds = process.argv.includes('--rounds') ? option('rounds', 4) : 4
const file = (name: string) => fileURLToPath(new URL(`support/${name}`, import.meta.url))

const county = await openCounty()
const bare = new pg.Client({ connectionString: county.bareUrl })
await bare.connect()
await bare.query(`create table bare (id uuid primary key, checkpoint uuid, subject text, direction text, plate text, decision text,
  reason text, people int, temperature numeric, made_at timestamptz)`)
await bare.end()
const muster = await startChild(file('muster-server.ts'), [county.databaseUrl], {
  PORT: '0',
  MUSTER_DATA_DIR: county.dataDir,
  MUSTER_LOG_LEVEL: 'error',
})
const group = await startChild(file('bare-server.ts'), [county.bareUrl, 'group'])
const single = await startChild(file('bare-server.ts'), [county.bareUrl, 'single'])
const cookie = await signInOfficer(muster.url, county.officer)

async function round(url: string, duration = seconds) {
  let accepted = 0
  const run = autocannon({
    url: `${url}/api/commands`,
    connections: 64,
    duration,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-muster': '1', cookie },
    setupClient(client) {
      const next = () => client.setBody(JSON.stringify(passageCommand(county.checkpointIds)))
      next()
      client.on('body', (body: Buffer) => {
        if (body.includes('"accepted"')) accepted++
        next()
      })
    },
  })
  const result = await run
  return {
    perSecond: accepted / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.requests.total - accepted,
  }
}

// The first seconds of each belong to its compiler.
for (const server of [muster, group, single]) await round(server.url, 6)
const results = { muster: [], group: [], single: [] } as Record<string, Awaited<ReturnType<typeof round>>[]>
for (let at = 0; at < rounds; at++) {
  for (const [name, server] of Object.entries({ muster, group, single })) {
    const result = await round(server.url)
    results[name]?.push(result)
    process.stderr.write(`round ${at + 1} ${name}: ${Math.round(result.perSecond)}/s p99 ${result.p99} ms\n`)
  }
}
const of = (name: string, key: 'perSecond' | 'p50' | 'p99') => median((results[name] ?? []).map((one) => one[key]))
const lost = (results.muster ?? []).reduce((sum, one) => sum + one.failed, 0)
for (const server of [muster, group, single]) await server.stop()
await county.close()
const rate = of('muster', 'perSecond')
process.stdout.write(
  `${JSON.stringify({
    bench: 'ingest',
    accepted_per_s: Math.round(rate),
    p50_ms: of('muster', 'p50'),
    p99_ms: of('muster', 'p99'),
    bare_group_per_s: Math.round(of('group', 'perSecond')),
    bare_single_per_s: Math.round(of('single', 'perSecond')),
    ratio_group: Number((rate / of('group', 'perSecond')).toFixed(3)),
    ratio_single: Number((rate / of('single', 'perSecond')).toFixed(3)),
    not_accepted: lost,
    machine: machine(),
  })}\n`,
)
