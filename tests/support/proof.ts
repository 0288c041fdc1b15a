import type pg from 'pg'
import { allFigures } from '../../platform/server/figures/figure.ts'
import { verifyLedger } from '../../platform/server/ledger/verify.ts'
// Loads every room, so that its field tables and figures are known.
import '../../apps/server/modules.ts'

/** Proves the whole ledger as `muster verify` does; answers what was counted and the sentences of what does not hold. */
export async function proof(databaseUrl: string) {
  const more = async (_client: pg.Client) => {}
  const verified = await verifyLedger(databaseUrl, { figures: allFigures().values(), say() {}, more })
  const { findings, entries, blocks, rows } = verified
  return { entries, blocks, rows, faults: findings.faults.map(({ en }) => en) }
}
