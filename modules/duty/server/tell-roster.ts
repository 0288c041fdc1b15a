import { inTransaction } from '../../../platform/server/database.ts'
import type { Job } from '../../../platform/server/jobs.ts'
import { tell } from '../../notices/server/public.ts'
import { messages } from '../messages.ts'
import { stampSpan } from '../shift-patterns.ts'
import { accountsOf } from './accounts-of.ts'
import { everywhere } from './everywhere.ts'
import { findRosters } from './find-rosters.ts'

const SHARES = `
  select member_id as "memberId", count(*)::int as count, min(from_at) as "from",
    (array_agg(until_at order by from_at))[1] as "until"
  from duty.assignment where roster_id = $1 and superseded_at is null and until_at > $2 group by member_id`

/** A roster is published: everybody on it who has an account is told once how many shifts are theirs. */
export const tellRoster: Job = {
  name: 'duty.tellRoster',
  on: 'roster.published',
  async run({ pool }, { data }) {
    const rosterId = String(data.rosterId)
    await inTransaction(pool, everywhere, async ({ client, now }) => {
      const roster = (await findRosters(client, [rosterId])).get(rosterId)
      if (!roster) return
      const { rows } = await client.query<{ memberId: string; count: number; from: Date; until: Date }>(SHARES, [
        rosterId,
        now,
      ])
      const accounts = await accountsOf(
        client,
        rows.map(({ memberId }) => memberId),
      )
      const news = rows.flatMap(({ memberId, count, from, until }) => {
        const userId = accounts.get(memberId)
        const message = messages.rosterPublished({ name: roster.name, count, first: stampSpan({ from, until }) })
        return userId ? [{ userId, key: `published:${rosterId}`, message, link: '/duty', beginsAt: from }] : []
      })
      await tell(client, now, news)
    })
  },
}
