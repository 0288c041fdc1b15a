import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { DeclineCallOut } from '../call-out.ts'
import { callOutProblems } from '../call-out-problems.ts'
import { holdRunningCallOut, placeOfCalledBody, refuseIfNotCalled } from './find-call-outs.ts'

/** A body says that it has nobody (more) to send, and why. Refuses with callEnded, notCalled, bodyHasOffered. */
export const declineCallOut = action({
  name: 'duty.declineCallOut',
  permission: 'callOut.offer',
  input: DeclineCallOut,
  place: placeOfCalledBody,
  async run({ client, actor, now }, { callOutId, organisationId, reason }) {
    await holdRunningCallOut(client, callOutId, now)
    await refuseIfNotCalled(client, callOutId, organisationId)
    const { rowCount } = await client.query(
      `update duty.call_body set declined_at = $3, declined_by = $4, declined_why = $5
       where call_out_id = $1 and organisation_id = $2 and declined_at is null`,
      [callOutId, organisationId, now, actor.userId, reason],
    )
    refuseIf(rowCount ? undefined : callOutProblems.bodyHasOffered())
    return happened('callOut.declined', { callOutId, organisationId, reason }, { topics: ['calls'] })
  },
})
