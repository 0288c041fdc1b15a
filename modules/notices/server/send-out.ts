import type pg from 'pg'
import { handOver } from '../../../platform/server/jobs.ts'
import { ringAt } from '../quiet-hours.ts'
import { PUSH_JOB } from './push.ts'

export interface NewMessage {
  userId: string
  id: string
  beginsAt: Date | undefined
}

/** Sends new messages on their way to the browsers that their readers have subscribed, each at an hour at which it may ring. */
export async function sendOut(client: pg.ClientBase, now: Date, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return
  const { rows } = await client.query<{ id: string; user_id: string }>(
    'select id, user_id from notices.subscription where user_id = any($1::uuid[]) and ended_at is null',
    [messages.map(({ userId }) => userId)],
  )
  const browsers = Map.groupBy(rows, (row) => row.user_id)
  const pushes = messages.flatMap(({ userId, id, beginsAt }) =>
    (browsers.get(userId) ?? []).map((browser) => ({ messageId: id, browser, at: ringAt(now, beginsAt) })),
  )
  if (pushes.length === 0) return
  await client.query(
    `insert into notices.delivery (message_id, subscription_id, user_id, state, due_at, made_at)
     select message_id, subscription_id, user_id, 'waiting', due_at, $5
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[]) as one (message_id, subscription_id, user_id, due_at)
     on conflict on constraint delivery_pk do nothing`,
    [
      pushes.map(({ messageId }) => messageId),
      pushes.map(({ browser }) => browser.id),
      pushes.map(({ browser }) => browser.user_id),
      pushes.map(({ at }) => at),
      now,
    ],
  )
  const pieces = pushes.map(({ messageId, browser, at }) => ({ handed: { messageId, subscriptionId: browser.id }, at }))
  await handOver(client, PUSH_JOB, pieces)
}
