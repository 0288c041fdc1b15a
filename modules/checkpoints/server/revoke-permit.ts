import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { RevokePermit } from '../permit.ts'
import { whyNotRevoke } from '../permit-rules.ts'
import { lockPermit, PERMIT_SEAL, placesOfPermits } from './permit-table.ts'

/** Ends a permit at once. Phones with network hear of it by the topic `permits` and take the new list; others when they are back. */
export const revokePermit = action({
  name: 'checkpoints.revokePermit',
  permission: 'permit.revoke',
  input: RevokePermit,
  sealClass: PERMIT_SEAL,
  place: placesOfPermits,
  async run({ client, now, actor }, { permitId, reason }) {
    const permit = await lockPermit(client, permitId)
    refuseIf(whyNotRevoke(permit))
    await client.query(
      `update checkpoints.permit set state = 'revoked', revoked_by = $3, revoked_at = $4, revoke_reason = $5
       where precinct_id = $1 and id = $2`,
      [permit.precinct_id, permitId, actor.userId, now, reason],
    )
    return happened('permit.revoked', { id: permitId, reason }, { topics: ['permits'], result: { id: permitId } })
  },
})
