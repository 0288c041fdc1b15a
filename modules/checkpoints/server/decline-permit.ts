import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { DeclinePermit } from '../permit.ts'
import { whyNotDecline } from '../permit-rules.ts'
import { lockPermit, PERMIT_SEAL, placesOfPermits } from './permit-table.ts'

/** Says no to a request, with a reason; the note stays sealed in the ledger. */
export const declinePermit = action({
  name: 'checkpoints.declinePermit',
  permission: 'permit.approve',
  input: DeclinePermit,
  sealClass: PERMIT_SEAL,
  place: placesOfPermits,
  async run({ client, now, actor }, { permitId, reason }) {
    const permit = await lockPermit(client, permitId)
    refuseIf(whyNotDecline(permit))
    await client.query(
      `update checkpoints.permit set state = 'declined', declined_by = $3, declined_at = $4, decline_reason = $5
       where precinct_id = $1 and id = $2`,
      [permit.precinct_id, permitId, actor.userId, now, reason],
    )
    return happened('permit.declined', { id: permitId, reason }, { topics: ['permits'], result: { id: permitId } })
  },
})
