import { closeHours } from '../../../platform/server/figures/close-hours.ts'
import { allFigures } from '../../../platform/server/figures/figure.ts'
import type { Job, JobContext } from '../../../platform/server/jobs.ts'

/** A quarter past every hour: the hour that is over is added to the sums of days. Left out, numbers stay right and get slower. */
export const closeHoursJob: Job = {
  name: 'reports.closeHours',
  every: '15 * * * *',
  run: ({ pool }: JobContext) => closeHours(pool, allFigures().values()),
}
