import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { personal } from '../../../platform/shared/personal.ts'
import { namesOfUsers, standingAccounts } from '../../access/server/public.ts'

const FailureRow = z.object({
  id: z.string(),
  name: personal(z.string(), {
    purpose: 'signIn',
    legalBasis: 'PIPL 13(1)(2)',
    sensitivity: 'ordinary',
    retention: 'P90D',
  }),
  /** The push service, such as that of the browser's maker. */
  host: z.string(),
  /** An HTTP status, or a network's word for what went wrong. */
  why: z.string(),
  attempts: z.number(),
  madeAt: z.string(),
  /** When it is tried again; null once it is given up. */
  nextAt: z.string().nullable(),
})

const DAYS = 30
const FAILURES = `
  select delivery.message_id as "messageId", delivery.subscription_id as "subscriptionId", delivery.user_id as "userId",
    subscription.host, delivery.why, delivery.attempts, delivery.made_at as "madeAt",
    case when delivery.state = 'waiting' then delivery.due_at end as "nextAt"
  from notices.delivery delivery join notices.subscription subscription on subscription.id = delivery.subscription_id
  where delivery.made_at > $1 and (delivery.state = 'failed' or (delivery.state = 'waiting' and delivery.attempts > 0))
  order by delivery.made_at desc, delivery.message_id limit 1000`

interface FailureTuple {
  messageId: string
  subscriptionId: string
  userId: string
  host: string
  why: string | null
  attempts: number
  madeAt: Date
  nextAt: Date | null
}

/** Pushes of the last 30 days that did not arrive, to accounts of one's areas, the newest first. The messages themselves are in the app. */
export const listPushFailures = query({
  name: 'notices.pushFailures',
  permission: 'access.users',
  input: z.object({ limit: z.int().min(1).max(200).default(200) }),
  output: z.object({ rows: z.array(FailureRow), total: z.number(), asOf: z.string() }),
  async run({ client, vault, now }, { limit }) {
    const { rows } = await client.query<FailureTuple>(FAILURES, [new Date(now.getTime() - DAYS * 86_400_000)])
    const ids = rows.map(({ userId }) => userId)
    const mine = await standingAccounts(client, ids)
    const seen = rows.filter(({ userId }) => mine.has(userId))
    const shown = seen.slice(0, limit)
    const names = await namesOfUsers(
      client,
      vault,
      shown.map(({ userId }) => userId),
    )
    return {
      rows: shown.map((row) => ({
        id: `${row.messageId} ${row.subscriptionId}`,
        name: names.get(row.userId) ?? '',
        host: row.host,
        why: row.why ?? '',
        attempts: row.attempts,
        madeAt: row.madeAt.toISOString(),
        nextAt: row.nextAt?.toISOString() ?? null,
      })),
      total: seen.length,
      asOf: now.toISOString(),
    }
  },
})
