import { action, happened } from '../../../platform/server/action.ts'
import { OWN } from '../../../platform/server/actor.ts'
import { ownPlace } from '../../../platform/server/own-place.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { EndPush } from '../push.ts'

/** Nothing is pushed to this browser of one's own any more. Refuses with platform.notFound. */
export const endPush = action({
  name: 'notices.endPush',
  permission: OWN,
  input: EndPush,
  place: ownPlace,
  async run({ client, actor, now }, { endpointHash }) {
    const { rowCount } = await client.query(
      `update notices.subscription set ended_at = $3, ended_why = 'left'
       where endpoint_hash = $1 and user_id = $2 and ended_at is null`,
      [Buffer.from(endpointHash, 'hex'), actor.userId, now],
    )
    refuseIf(rowCount ? undefined : platformProblems.notFound())
    return happened('push.ended')
  },
})
