import { action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { whyNotAvailability } from '../availability-rules.ts'
import { PutOnStandby } from '../roster.ts'
import { servingProblems } from '../serving-problems.ts'
import { findMembers } from './find-members.ts'
import { findRosters, placeOfRoster, touchRoster, whyNotChange } from './find-rosters.ts'
import { standbyTable } from './roster-tables.ts'

/** Puts somebody on stand-by for the area of a roster. Refuses with rosterFrozen, memberLeft, memberElsewhere, availabilitySpan; standbyTwice is held by the database. */
export const putOnStandby = action({
  name: 'duty.putOnStandby',
  permission: 'roster.plan',
  input: PutOnStandby,
  place: placeOfRoster,
  async run(context, { standbyId, rosterId, memberId, from, until }) {
    const { client, now, madeAt, commandId } = context
    const roster = (await findRosters(client, [rosterId])).get(rosterId) ?? refuse(platformProblems.notFound())
    refuseIf(whyNotChange(roster))
    const member = (await findMembers(client, [memberId])).get(memberId) ?? refuse(platformProblems.notFound())
    refuseIf(member.leftAt ? servingProblems.memberLeft() : undefined)
    refuseIf(member.responseId === roster.responseId ? undefined : servingProblems.memberElsewhere())
    const span = { from: new Date(from), until: new Date(until) }
    refuseIf(whyNotAvailability(span, now))
    await context.record(standbyTable, {
      ...{ precinct_id: roster.precinctId, id: standbyId, response_id: roster.responseId, area_id: roster.areaId },
      ...{ roster_id: rosterId, member_id: memberId, from_at: span.from, until_at: span.until },
      ...{ command_id: commandId, made_at: madeAt, received_at: now },
    })
    const version = await touchRoster(client, rosterId)
    return happened('standby.put', { standbyId, rosterId, memberId }, { topics: ['shifts'], result: { version } })
  },
})
