import type pg from 'pg'
import { inTransaction } from '../../../platform/server/database.ts'
import { type HandedJob, handOver, type JobContext } from '../../../platform/server/jobs.ts'
import { areaSpan, multirangeOf, wholeCountry } from '../../../platform/shared/area-id.ts'
import { pushText } from '../../../platform/shared/message.ts'
import { standingAccounts } from '../../access/server/public.ts'
import { ringAt } from '../quiet-hours.ts'
import { pushKeys, pushSettings } from './push-key.ts'
import { type Endpoint, sendPush } from './send-push.ts'

export const PUSH_JOB = 'notices.push'

const everywhere = { scope: multirangeOf([areaSpan(wholeCountry)]), mode: 'upkeep' } as const
const MINUTE = 60_000
/** How long to wait after each attempt that failed; after the last one it is given up. */
const pauses = [1, 5, 20, 60, 180].map((minutes) => minutes * MINUTE)

/** Pushes one message to one browser: when the hour allows it, again after a pause where the service does not take it. */
export const push: HandedJob = {
  name: PUSH_JOB,
  handed: true,
  async run(context, { messageId = '', subscriptionId = '' }) {
    const ready = await makeReady(context, messageId, subscriptionId)
    if (!ready) return
    const answer = await sendPush(ready.toSend)
    await inTransaction(context.pool, everywhere, ({ client, now }) => note(client, now, ready, answer))
  },
}

interface Waiting {
  messageId: string
  subscriptionId: string
  userId: string
  attempts: number
  dueAt: Date
  language: 'zh' | 'en'
  sealed: Buffer
  keyId: string
  subscriptionEnded: boolean
}

const WAITING = `
  select delivery.message_id as "messageId", delivery.subscription_id as "subscriptionId", delivery.user_id as "userId",
    delivery.attempts, delivery.due_at as "dueAt", subscription.language, subscription.sealed, subscription.key_id as "keyId",
    subscription.ended_at is not null as "subscriptionEnded"
  from notices.delivery delivery join notices.subscription subscription on subscription.id = delivery.subscription_id
  where delivery.message_id = $1 and delivery.subscription_id = $2 and delivery.state = 'waiting' for update of delivery`

/** Looks once more whether it is still news, and whether the hour allows it; undefined where there is nothing to send now. */
async function makeReady({ pool, vault }: JobContext, messageId: string, subscriptionId: string) {
  return inTransaction(pool, everywhere, async ({ client, now }) => {
    const { rows } = await client.query<Waiting>(WAITING, [messageId, subscriptionId])
    const [waiting] = rows
    if (!waiting) return undefined
    const told = await client.query<{ kind: string; begins_at: Date | null; read: boolean }>(
      'select kind, begins_at, read_at is not null as read from notices.message where user_id = $1 and id = $2',
      [waiting.userId, messageId],
    )
    const [message] = told.rows
    const stands = (await standingAccounts(client, [waiting.userId])).has(waiting.userId)
    const begun = message?.begins_at && message.begins_at <= now
    if (!message || message.read || begun || !stands || waiting.subscriptionEnded)
      return end(client, now, waiting, 'needless', null)
    const at = ringAt(now, message.begins_at ?? undefined)
    if (at > now) return later(client, waiting, at)
    const keys = await pushKeys(client, vault)
    const to = (await vault.open({ keyId: waiting.keyId, bytes: waiting.sealed }, subscriptionId)) as
      | Endpoint
      | undefined
    if (!keys || !to) return end(client, now, waiting, 'failed', 'keyGone')
    const { publicUrl, reach } = pushSettings()
    // A push service asks for an address that it may turn to: of https or of mail.
    const subject = publicUrl.startsWith('https:') ? publicUrl : 'mailto:muster@localhost.invalid'
    const payload = {
      title: '集结号',
      body: pushText(message.kind, waiting.language),
      tag: messageId,
      link: '/messages',
    }
    const topic = messageId.replaceAll('-', '')
    return { ...waiting, toSend: { to, payload, topic, keys, subject, reach } }
  })
}

/** Writes down what came of an attempt, and when the next one is. */
async function note(client: pg.ClientBase, now: Date, waiting: Waiting, answer: number | string): Promise<void> {
  if (typeof answer === 'number' && answer >= 200 && answer < 300) return end(client, now, waiting, 'sent', null)
  const why = String(answer)
  const gone = answer === 404 || answer === 410
  if (gone) {
    await client.query(
      `update notices.subscription set ended_at = $2, ended_why = 'gone' where id = $1 and ended_at is null`,
      [waiting.subscriptionId, now],
    )
  }
  // What the service will not take today it will not take tomorrow; when it is away or busy, it will.
  const final = gone || answer === 'EPRIVATE' || (typeof answer === 'number' && answer < 500 && answer !== 429)
  const pause = final ? undefined : pauses[waiting.attempts]
  if (pause === undefined) return end(client, now, waiting, 'failed', why)
  await client.query(
    'update notices.delivery set attempts = attempts + 1, why = $3 where message_id = $1 and subscription_id = $2',
    [waiting.messageId, waiting.subscriptionId, why],
  )
  await later(client, waiting, new Date(now.getTime() + pause))
}

async function later(client: pg.ClientBase, { messageId, subscriptionId }: Waiting, at: Date): Promise<undefined> {
  await client.query('update notices.delivery set due_at = $3 where message_id = $1 and subscription_id = $2', [
    messageId,
    subscriptionId,
    at,
  ])
  await handOver(client, PUSH_JOB, [{ handed: { messageId, subscriptionId }, at }])
}

async function end(
  client: pg.ClientBase,
  now: Date,
  { messageId, subscriptionId }: Waiting,
  state: 'sent' | 'failed' | 'needless',
  why: string | null,
): Promise<undefined> {
  await client.query(
    `update notices.delivery set state = $3, why = $4, ended_at = $5, attempts = attempts + $6
     where message_id = $1 and subscription_id = $2`,
    [messageId, subscriptionId, state, why, now, state === 'needless' ? 0 : 1],
  )
}
