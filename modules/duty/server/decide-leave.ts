import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { DecideLeave } from '../roster.ts'
import { servingProblems } from '../serving-problems.ts'
import { getAvailability, placeOfAvailability } from './find-availability.ts'
import { assignedBetween } from './find-shifts.ts'

/** A lead grants leave or not. Refuses with leaveDecided, and leaveWhileServing: first find others for the shifts in it. */
export const decideLeave = action({
  name: 'duty.decideLeave',
  permission: 'roster.plan',
  input: DecideLeave,
  place: placeOfAvailability,
  async run({ client, actor, now }, { availabilityId, approve }) {
    const asked = await getAvailability(client, availabilityId)
    refuseIf(asked.state === 'asked' ? undefined : servingProblems.leaveDecided())
    const due = approve ? await assignedBetween(client, [asked.memberId], asked.from, asked.until) : []
    refuseIf(due.length > 0 ? servingProblems.leaveWhileServing({ count: due.length }) : undefined)
    const state = approve ? 'approved' : 'declined'
    await client.query(
      'update duty.availability set state = $3, decided_by = $4, decided_at = $5 where precinct_id = $1 and id = $2',
      [asked.precinctId, availabilityId, state, actor.userId, now],
    )
    return happened('leave.decided', { availabilityId, state }, { topics: ['members'] })
  },
})
