import { inTransaction } from '../../../platform/server/database.ts'
import type { Job, JobContext } from '../../../platform/server/jobs.ts'

/** What was told so many days ago is of no use to anybody. */
const KEPT_DAYS = 90

/** Forgets old messages, every night. */
export const forgetMessages: Job = {
  name: 'notices.forgetMessages',
  every: '50 18 * * *',
  async run({ pool }: JobContext) {
    await inTransaction(pool, { scope: '{}', mode: 'upkeep' }, async ({ client, now }) => {
      const before = [new Date(now.getTime() - KEPT_DAYS * 86_400_000)]
      await client.query('delete from notices.delivery where made_at < $1', before)
      await client.query('delete from notices.message where made_at < $1', before)
    })
  },
}
