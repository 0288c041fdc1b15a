import { action, happened } from '../../../platform/server/action.ts'
import { OWN } from '../../../platform/server/actor.ts'
import { ownPlace } from '../../../platform/server/own-place.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { ReadMessages } from '../message.ts'

/** One has read messages to oneself; the first reading counts. Refuses with platform.notFound where one is not one's own. */
export const readMessages = action({
  name: 'notices.readMessages',
  permission: OWN,
  input: ReadMessages,
  place: ownPlace,
  async run({ client, actor, now }, { messageIds }) {
    const ids = [...new Set(messageIds)]
    const { rows } = await client.query('select id from notices.message where user_id = $1 and id = any($2::uuid[])', [
      actor.userId,
      ids,
    ])
    refuseIf(rows.length === ids.length ? undefined : platformProblems.notFound())
    await client.query(
      'update notices.message set read_at = $3 where user_id = $1 and id = any($2::uuid[]) and read_at is null',
      [actor.userId, ids, now],
    )
    return happened('messages.read', { messageIds: ids })
  },
})
