import { inTransaction } from '../../../platform/server/database.ts'
import type { Doorkeeper } from './doorkeeper.ts'
import { usersChanged } from './in-doubt.ts'

/** Ends the session that a cookie opens, on every server; fine when there is none. */
export async function endToken({ door, forget }: Doorkeeper, token: string): Promise<void> {
  await inTransaction(door, { scope: '{}', mode: 'write' }, async ({ client }) => {
    const { rows } = await client.query<{ id: string; user_id: string }>(
      'delete from access.session where token = $1 returning id, user_id',
      [token],
    )
    const [ended] = rows
    if (!ended) return
    await usersChanged(client, [ended.user_id])
    forget(ended.id)
  })
}
