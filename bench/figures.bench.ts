import { fileURLToPath } from 'node:url'
import '../apps/server/modules.ts'
import { closeHours } from '../platform/server/figures/close-hours.ts'
import { allFigures } from '../platform/server/figures/figure.ts'
import { newId } from '../platform/shared/ids.ts'
import { percentile, signInAsker, slowest, timeEach } from './support/asking.ts'
import { COUNTY, openBigCounty, TOWNSHIP } from './support/big-county.ts'
import { startChild } from './support/child.ts'
import { figureQuestions } from './support/figure-questions.ts'
import { fillPassages } from './support/fill-passages.ts'
import { makeLongReport } from './support/long-report.ts'
import { machine, median } from './support/machine.ts'

/*
 * Every figure's value, its parts and its first page of rows over a month of a county's passages, asked over HTTP as a commander and
 * as a township lead; a report of thirty figures; beside them the same count as a plain grouped scan. `--rows N --rounds N`.
 */
const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at > 0 ? Number(process.argv[at + 1]) : otherwise
}
const rows = option('rows', 10_000_000)
const rounds = option('rounds', 4)
const say = (text: string) => process.stderr.write(`${text}\n`)

const began = performance.now()
const county = await openBigCounty()
const { responseId } = county
await fillPassages(county, rows)
const filled = performance.now()
await closeHours(county.pool, allFigures().values())
const closed = performance.now()
await county.owner.query('vacuum (analyze) platform.day_sum')
await makeLongReport(county)
say(`filled in ${Math.round((filled - began) / 1000)} s, hours closed in ${Math.round((closed - filled) / 1000)} s`)

const server = await startChild(fileURLToPath(new URL('support/muster-server.ts', import.meta.url)), [county.url], {
  PORT: '0',
  MUSTER_DATA_DIR: county.dataDir,
  MUSTER_LOG_LEVEL: 'error',
})
const measured: Record<string, number> = {}
for (const [who, account] of Object.entries(county.accounts)) {
  const asker = await signInAsker(server.url, account)
  for (const [kind, asked] of Object.entries(figureQuestions(asker, responseId))) {
    const timed = await timeEach(asked, kind === 'as_of' ? 1 : rounds)
    measured[`${who}_${kind}_p95_ms`] = percentile(
      timed.map(({ ms }) => ms),
      0.95,
    )
    measured[`${who}_${kind}_p50_ms`] = percentile(
      timed.map(({ ms }) => ms),
      0.5,
    )
    say(`${who} ${kind} p95 ${measured[`${who}_${kind}_p95_ms`]} ms; slowest: ${slowest(timed).join('; ')}`)
  }
}
const reports: number[] = []
for (const [account, areaId] of [
  [county.accounts.commander, COUNTY],
  [county.accounts.townshipLead, TOWNSHIP],
] as const) {
  const asker = await signInAsker(server.url, account)
  const times: number[] = []
  for (let at = 0; at < rounds; at++) {
    const from = performance.now()
    await asker.does('reports.freezeReport', { id: newId(), responseId, areaId })
    times.push(performance.now() - from)
  }
  reports.push(median(times))
}
const plain: number[] = []
for (let at = 0; at < 2; at++) {
  const from = performance.now()
  await county.owner.query(
    `select precinct_id, count(*) from checkpoints.passage where response_id = $1 and superseded_at is null group by 1`,
    [responseId],
  )
  plain.push(performance.now() - from)
}
await server.stop()
await county.close()
const worst = (kind: string) =>
  Math.max(...Object.keys(county.accounts).map((who) => measured[`${who}_${kind}_p95_ms`] ?? 0))
process.stdout.write(
  `${JSON.stringify({
    bench: 'figures',
    rows,
    value_p95_ms: worst('value'),
    breakdown_p95_ms: worst('breakdown'),
    two_dimensions_p95_ms: worst('two'),
    rows_p95_ms: worst('rows'),
    as_of_p95_ms: worst('as_of'),
    report_ms: Math.round(Math.max(...reports)),
    plain_scan_ms: Math.round(median(plain)),
    ...measured,
    fill_s: Math.round((filled - began) / 1000),
    close_s: Math.round((closed - filled) / 1000),
    machine: machine(),
  })}\n`,
)
