import { inTransaction } from '../../../platform/server/database.ts'
import { allFigures } from '../../../platform/server/figures/figure.ts'
import { type UnequalSum, unequalSums } from '../../../platform/server/figures/prove-tallies.ts'
import type { Job, JobContext } from '../../../platform/server/jobs.ts'
import { areaSpan, multirangeOf, wholeCountry } from '../../../platform/shared/area-id.ts'

/** Kept sums that are not what their rows add up to: a fault of ours, or a hand in the database. */
export class SumsUnequal extends Error {
  /** Goes into the log; holds tables, keys and counts, nothing personal. */
  readonly code: string
  constructor(found: readonly UnequalSum[]) {
    const named = found
      .slice(0, 5)
      .map(({ tally, key, column, sum, counted }) => `${tally} ${column} [${key}] ${sum} <> ${counted}`)
    super('kept sums differ from their rows')
    this.name = 'SumsUnequal'
    this.code = `${found.length} ${named.join('; ')}`
  }
}

/** Every night at 03:40 in China: each kept sum is compared with its rows. What differs is logged as a fault. */
export const proveTallies: Job = {
  name: 'reports.proveTallies',
  every: '40 19 * * *',
  async run({ pool }: JobContext) {
    const found = await inTransaction(
      pool,
      { scope: multirangeOf([areaSpan(wholeCountry)]), mode: 'read' },
      async ({ client }) => {
        await client.query("set local statement_timeout = '1800s'; set local idle_in_transaction_session_timeout = '0'")
        return unequalSums(client, allFigures().values())
      },
    )
    if (found.length > 0) throw new SumsUnequal(found)
  },
}
