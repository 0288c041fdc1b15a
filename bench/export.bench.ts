import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openBigCounty } from './support/big-county.ts'
import { startChild } from './support/child.ts'
import { signInOfficer } from './support/county.ts'
import { fillPassages } from './support/fill-passages.ts'
import { machine } from './support/machine.ts'
import { watchMemory } from './support/memory.ts'

/*
 * A million passages through the product's own export route, as a spreadsheet and as CSV: rows a second, the server's
 * memory on the way, and how soon the database is free again when the reader walks away. `--rows N`.
 */
const at = process.argv.indexOf('--rows')
const wanted = at < 0 ? 1_000_000 : Number(process.argv[at + 1])

const county = await openBigCounty()
await fillPassages(county, wanted)
const muster = await startChild(fileURLToPath(new URL('support/muster-server.ts', import.meta.url)), [county.url], {
  PORT: '0',
  MUSTER_DATA_DIR: county.dataDir,
  MUSTER_LOG_LEVEL: 'error',
})
const pid = muster.process.pid as number
const cookie = await signInOfficer(muster.url, county.accounts.commander)

function ask(format: 'xlsx' | 'csv', more: object = {}, signal?: AbortSignal) {
  return fetch(`${muster.url}/api/exports/checkpoints.passages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-muster': '1', cookie, origin: muster.url },
    body: JSON.stringify({ responseId: county.responseId, format, ...more }),
    ...(signal ? { signal } : {}),
  })
}

async function take(format: 'xlsx' | 'csv', more: object = {}) {
  const memory = watchMemory(pid)
  const started = performance.now()
  const answer = await ask(format, more)
  if (!answer.ok || !answer.body) throw new Error(`${answer.status} ${await answer.text()}`)
  let bytes = 0
  let lines = 0
  let first = 0
  for await (const part of answer.body) {
    first ||= performance.now() - started
    bytes += part.length
    if (format === 'csv') for (const byte of part) if (byte === 10) lines++
  }
  const seconds = (performance.now() - started) / 1000
  const expected = Number(answer.headers.get('x-muster-rows') ?? 0)
  return {
    rows_per_s: Math.round(wanted / seconds),
    seconds: Number(seconds.toFixed(1)),
    first_byte_ms: Math.round(first),
    mb: Math.round(bytes / 1e6),
    rows_told_ahead: expected,
    ...(format === 'csv' ? { lines } : {}),
    ...memory.stop(),
  }
}

/** How long after the reader has gone a connection of the database is still at it. */
async function walkAway() {
  const over = new AbortController()
  const answer = await ask('xlsx', {}, over.signal)
  const reader = answer.body?.getReader()
  for (let part = 0; part < 5; part++) await reader?.read()
  over.abort()
  const left = performance.now()
  for (;;) {
    const { rows } = await county.owner.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where application_name = 'muster' and datname = current_database()
         and state in ('active', 'idle in transaction') and query like '%checkpoints.passage%'`,
    )
    if (rows[0]?.n === 0) return Math.round(performance.now() - left)
    if (performance.now() - left > 30_000) return -1
    await sleep(20)
  }
}

// The first pages belong to the compiler.
await take('csv', { day: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10) })
const csv = await take('csv')
process.stderr.write(`csv ${JSON.stringify(csv)}\n`)
const xlsx = await take('xlsx')
process.stderr.write(`xlsx ${JSON.stringify(xlsx)}\n`)
const freed = await walkAway()
await muster.stop()
await county.close()
process.stdout.write(
  `${JSON.stringify({ bench: 'export', rows: wanted, csv, xlsx, freed_after_cancel_ms: freed, machine: machine() })}\n`,
)
