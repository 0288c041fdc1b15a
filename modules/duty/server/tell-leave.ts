import { inTransaction } from '../../../platform/server/database.ts'
import type { Job } from '../../../platform/server/jobs.ts'
import { localDay } from '../../../platform/shared/dates.ts'
import { tell } from '../../notices/server/public.ts'
import { messages } from '../messages.ts'
import { accountsOf } from './accounts-of.ts'
import { everywhere } from './everywhere.ts'
import { findAvailability } from './find-availability.ts'

/** Whoever asked for leave is told what a lead decided. */
export const tellLeave: Job = {
  name: 'duty.tellLeave',
  on: 'leave.decided',
  async run({ pool }, { data }) {
    const id = String(data.availabilityId)
    await inTransaction(pool, everywhere, async ({ client, now }) => {
      const asked = (await findAvailability(client, [id])).get(id)
      const userId = asked && (await accountsOf(client, [asked.memberId])).get(asked.memberId)
      if (!asked || !userId) return
      const days = [localDay(asked.from), localDay(new Date(asked.until.getTime() - 1))]
      const span = [...new Set(days)].join(' – ')
      const message = data.state === 'approved' ? messages.leaveApproved({ span }) : messages.leaveDeclined({ span })
      await tell(client, now, [{ userId, key: `leave:${id}`, message, link: '/duty' }])
    })
  },
}
