import pg from 'pg'
import type { Figure } from '../figures/figure.ts'
import { unequalSums } from '../figures/prove-tallies.ts'
import { verifyChain } from './verify-chain.ts'
import { Findings } from './verify-fault.ts'
import { keepMarks, verifyRows } from './verify-rows.ts'

export interface Verified {
  findings: Findings
  blocks: number
  entries: number
  rows: number
}

type Say = (zh: string, en: string) => void

const SAY_EVERY_MS = 2_000

/**
 * Proves the whole ledger as the owner of the tables, in one snapshot while the server goes on: the chain, every entry, every field
 * row, the marks of corrections, the kept sums. `more` proves what stands on them within the same snapshot, such as reports.
 */
export async function verifyLedger(
  url: string,
  {
    figures,
    say,
    more,
  }: { figures: Iterable<Figure>; say: Say; more(client: pg.Client, findings: Findings): Promise<void> },
): Promise<Verified> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'muster verify',
    options: '-c timezone=UTC -c jit=off',
  })
  await client.connect()
  try {
    const onMarks = await keepMarks(client)
    await client.query('begin isolation level repeatable read')
    const findings = new Findings()
    const chain = await verifyChain(client, findings, {
      onMarks,
      onProgress: seldom((count) => say(`已核对 ${count} 条台账`, `${count} entries checked`)),
    })
    const onRows = (count: number) => say(`已核对 ${count} 行记录`, `${count} rows checked`)
    const rows = await verifyRows(client, findings, seldom(onRows))
    for (const { tally, key, column, sum, counted } of await unequalSums(client, figures)) {
      findings.add({
        kind: 'sum',
        table: tally,
        row: key,
        zh: `合计 ${tally} 的 ${column} 是 ${sum}，明细是 ${counted}（${key}）。`,
        en: `The sum ${column} of ${tally} says ${sum}, its rows say ${counted} (${key}).`,
      })
    }
    await more(client, findings)
    await client.query('rollback')
    return { findings, ...chain, rows }
  } finally {
    await client.end()
  }
}

function seldom(tell: (count: number) => void): (count: number) => void {
  let told = Date.now()
  return (count) => {
    if (Date.now() - told < SAY_EVERY_MS) return
    told = Date.now()
    tell(count)
  }
}
