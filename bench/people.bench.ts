import { fileURLToPath } from 'node:url'
import { precinctOf } from '../platform/shared/area-id.ts'
import { type Asker, percentile, signInAsker, slowest, timeEach } from './support/asking.ts'
import { openBigCounty, TOWNSHIP } from './support/big-county.ts'
import { startChild } from './support/child.ts'
import { fillPeople, personAt } from './support/fill-people.ts'
import { machine } from './support/machine.ts'

/*
 * A million people of a county, asked over HTTP as a commander and as a township lead: by document and mobile number, by name in a
 * township, lists and their filters, the figure. Beside them one plain count of the table. `--rows N --rounds N`.
 */
const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at > 0 ? Number(process.argv[at + 1]) : otherwise
}
const rows = option('rows', 1_000_000)
const rounds = option('rounds', 10)
const say = (text: string) => process.stderr.write(`${text}\n`)

const began = performance.now()
const county = await openBigCounty()
const { responseId, villages } = county
await fillPeople(county, rows)
const filled = performance.now()
say(`filled in ${Math.round((filled - began) / 1000)} s`)
const server = await startChild(fileURLToPath(new URL('support/muster-server.ts', import.meta.url)), [county.url], {
  PORT: '0',
  MUSTER_DATA_DIR: county.dataDir,
  MUSTER_LOG_LEVEL: 'error',
})

let next = 0
/** Somebody else each time who lives in the township. */
function neighbour() {
  do next = (next + 7_919) % rows
  while (precinctOf(villages[next % villages.length] as string) !== TOWNSHIP)
  return personAt(next)
}

interface Page {
  rows: object[]
  next?: string
}

function questions(asker: Asker) {
  const find = (way: object) => asker.ask<Page>('people.find', { responseId, purpose: 'epidemicControl', ...way })
  const one = async (way: object) => {
    if ((await find(way)).rows.length === 0) throw new Error('somebody who is registered was not found')
  }
  const list = (filter: object) => asker.ask<Page>('people.people', { responseId, ...filter })
  const village = villages.find((id) => precinctOf(id) === TOWNSHIP) as string
  return {
    by_number: [{ what: 'number', ask: () => one({ identityNumber: neighbour().identityNumber }) }],
    by_mobile: [{ what: 'mobile', ask: () => one({ mobile: neighbour().mobile }) }],
    by_name: [
      { what: 'full name', ask: () => one({ name: neighbour().name, areaId: TOWNSHIP }) },
      { what: 'surname and one', ask: () => one({ name: neighbour().name.slice(0, 2), areaId: TOWNSHIP }) },
      { what: 'given name', ask: () => one({ name: neighbour().name.slice(-2), areaId: TOWNSHIP }) },
      { what: 'a name nobody has', ask: () => find({ name: '欧阳无此人', areaId: TOWNSHIP }) },
      { what: 'one character in a village', ask: () => find({ name: '王', areaId: village }) },
    ],
    lists: [
      { what: 'first page', ask: () => list({}) },
      { what: 'township', ask: () => list({ areaId: TOWNSHIP }) },
      { what: 'village', ask: () => list({ areaId: village }) },
      { what: 'two hundred', ask: () => list({ areaId: TOWNSHIP, limit: 200 }) },
      {
        what: 'second page',
        ask: async () => list({ areaId: TOWNSHIP, after: (await list({ areaId: TOWNSHIP })).next }),
      },
      { what: 'figure', ask: () => asker.ask('figures.value', { figure: 'people.registered', responseId }) },
      {
        what: 'figure by village',
        ask: () => asker.ask('figures.breakdown', { figure: 'people.registered', responseId, by: 'village' }),
      },
      { what: 'figure rows', ask: () => asker.ask('figures.rows', { figure: 'people.registered', responseId }) },
    ],
  }
}

const measured: Record<string, number> = {}
for (const [who, account] of Object.entries(county.accounts)) {
  const asker = await signInAsker(server.url, account)
  for (const [kind, asked] of Object.entries(questions(asker))) {
    const timed = await timeEach(asked, rounds)
    const key = `${who}_${kind}_p95_ms`
    measured[key] = percentile(
      timed.map(({ ms }) => ms),
      0.95,
    )
    measured[`${who}_${kind}_p50_ms`] = percentile(
      timed.map(({ ms }) => ms),
      0.5,
    )
    say(`${who} ${kind} p95 ${measured[key]} ms; slowest: ${slowest(timed).join('; ')}`)
  }
}
const from = performance.now()
await county.owner.query('select count(*) from people.person where response_id = $1 and superseded_at is null', [
  responseId,
])
const plain = performance.now() - from
await server.stop()
await county.close()
const worst = (kind: string) =>
  Math.max(...Object.keys(county.accounts).map((who) => measured[`${who}_${kind}_p95_ms`] ?? 0))
process.stdout.write(
  `${JSON.stringify({
    bench: 'people',
    rows,
    by_number_p95_ms: worst('by_number'),
    by_mobile_p95_ms: worst('by_mobile'),
    by_name_p95_ms: worst('by_name'),
    lists_p95_ms: worst('lists'),
    plain_count_ms: Math.round(plain),
    ...measured,
    fill_s: Math.round((filled - began) / 1000),
    machine: machine(),
  })}\n`,
)
