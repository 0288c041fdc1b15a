import type { Job, JobContext } from '../../../platform/server/jobs.ts'

const MONTHS_AHEAD = 3
const PARTED = ['platform.ledger_entry', 'checkpoints.passage']

/** Every night at 02:10 in China: the monthly parts of the largest tables are made ahead, so that none is ever missing. */
export const makeMonths: Job = {
  name: 'reports.makeMonths',
  every: '10 18 * * *',
  async run({ pool }: JobContext) {
    for (const table of PARTED) await pool.query('select platform.make_months($1, $2)', [table, MONTHS_AHEAD])
  },
}
