import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { WithdrawAvailability } from '../roster.ts'
import { servingProblems } from '../serving-problems.ts'
import { getAvailability, placeOfAvailability } from './find-availability.ts'
import { ownMember } from './find-members.ts'

/** A member takes back what they asked or wished for. Refuses with notYours, leaveDecided once it was declined or taken back. */
export const withdrawAvailability = action({
  name: 'duty.withdrawAvailability',
  permission: 'duty.serve',
  input: WithdrawAvailability,
  place: placeOfAvailability,
  async run({ client, actor, now }, { availabilityId }) {
    const asked = await getAvailability(client, availabilityId)
    const member = await ownMember(client, actor.userId, asked.responseId)
    refuseIf(asked.memberId === member.id ? undefined : servingProblems.notYours())
    const over = asked.state === 'declined' || asked.state === 'withdrawn' || asked.until <= now
    refuseIf(over ? servingProblems.leaveDecided() : undefined)
    await client.query(
      `update duty.availability set state = 'withdrawn', decided_by = $3, decided_at = $4 where precinct_id = $1 and id = $2`,
      [asked.precinctId, availabilityId, actor.userId, now],
    )
    return happened('availability.withdrawn', { availabilityId }, { topics: ['members'] })
  },
})
