import type pg from 'pg'
import { newId } from '../../../platform/shared/ids.ts'
import type { Message } from '../../../platform/shared/message.ts'
import { sendOut } from './send-out.ts'

/** News for one account. */
export interface News {
  userId: string
  /** What it tells of: the same key is told to the same account once, however often it is tried. */
  key: string
  message: Message
  /** A page of the app, such as '/duty'. */
  link: string
  /** When what it speaks of begins: then it may disturb the night shortly before, and is pointless afterwards. */
  beginsAt?: Date
}

/** So many rows in one statement. */
const AT_ONCE = 1_000

/**
 * Tells accounts something, in the caller's transaction, each piece of news once. Answers how many were new; what somebody
 * was told before is passed over in silence. What is new is pushed to the browsers that have asked for it.
 */
export async function tell(client: pg.ClientBase, now: Date, news: readonly News[]): Promise<number> {
  // In one order everywhere, so that two tellers of the same news wait for each other and never crosswise.
  const sorted = news.toSorted((a, b) => order(a.userId, b.userId) || order(a.key, b.key))
  let told = 0
  for (let from = 0; from < sorted.length; from += AT_ONCE) {
    const some = sorted.slice(from, from + AT_ONCE)
    const { rows } = await client.query<{ userId: string; id: string; beginsAt: Date | null }>(INSERT, [
      some.map(({ userId }) => userId),
      some.map(() => newId()),
      some.map(({ key }) => key),
      some.map(({ message }) => message.kind),
      some.map(({ message }) => JSON.stringify(message.params)),
      some.map(({ link }) => link),
      some.map(({ beginsAt }) => beginsAt ?? null),
      now,
    ])
    told += rows.length
    await sendOut(
      client,
      now,
      rows.map(({ beginsAt, ...row }) => ({ ...row, beginsAt: beginsAt ?? undefined })),
    )
  }
  return told
}

const INSERT = `
  insert into notices.message (user_id, id, key, kind, params, link, begins_at, made_at)
  select user_id, id, key, kind, params::jsonb, link, begins_at, $8
  from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
    as news (user_id, id, key, kind, params, link, begins_at)
  on conflict on constraint message_once do nothing
  returning user_id as "userId", id, begins_at as "beginsAt"`

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
