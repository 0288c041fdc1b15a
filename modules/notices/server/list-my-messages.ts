import { z } from 'zod'
import { OWN } from '../../../platform/server/actor.ts'
import { query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { messageText } from '../../../platform/shared/message.ts'
import { MyMessages } from '../message.ts'

/** What one was told oneself, the newest first, and how much of it is unread. */
export const listMyMessages = query({
  name: 'notices.mine',
  permission: OWN,
  input: z.object({ limit: z.int().min(1).max(200).default(50), after: Id.optional() }),
  output: MyMessages,
  async run({ client, actor, now }, { limit, after }) {
    const { rows } = await client.query<MessageTuple>(
      `select id, kind, params, link, made_at, read_at from notices.message
       where user_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
      [actor.userId, after ?? null, limit + 1],
    )
    const counted = await client.query<{ unread: number }>(
      'select count(*)::int as unread from notices.message where user_id = $1 and read_at is null',
      [actor.userId],
    )
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      rows: shown.map(({ id, kind, params, link, made_at: at, read_at: readAt }) => ({
        id,
        kind,
        text: messageText({ kind, params }),
        link,
        at: at.toISOString(),
        read: readAt !== null,
      })),
      unread: counted.rows[0]?.unread ?? 0,
      ...(last ? { next: last.id } : {}),
      asOf: now.toISOString(),
    }
  },
})

interface MessageTuple {
  id: string
  kind: string
  params: Record<string, string | number>
  link: string
  made_at: Date
  read_at: Date | null
}
