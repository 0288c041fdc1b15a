import { action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { whyNotAvailability } from '../availability-rules.ts'
import { DropOut } from '../roster.ts'
import { servingProblems } from '../serving-problems.ts'
import { findMembers } from './find-members.ts'
import { findRosters, touchRoster } from './find-rosters.ts'
import { assignedBetween } from './find-shifts.ts'
import { placeOfMember } from './member-place.ts'
import { freePlace } from './place-member.ts'
import { availabilityTable } from './roster-tables.ts'

/**
 * Somebody cannot serve in a span, told by a lead: it stands as approved leave, and their shifts that have not begun become free.
 * Answers which rosters to re-plan. Refuses with memberLeft, availabilitySpan.
 */
export const dropOut = action({
  name: 'duty.dropOut',
  permission: 'roster.plan',
  input: DropOut,
  place: placeOfMember,
  async run(context, { availabilityId, memberId, from, until, reason }) {
    const { client, actor, now, madeAt, commandId } = context
    const member = (await findMembers(client, [memberId])).get(memberId) ?? refuse(platformProblems.notFound())
    refuseIf(member.leftAt ? servingProblems.memberLeft() : undefined)
    const span = { from: new Date(from), until: new Date(until) }
    refuseIf(whyNotAvailability(span, now))
    await context.record(availabilityTable, {
      ...{ precinct_id: member.precinctId, id: availabilityId, response_id: member.responseId, area_id: member.areaId },
      ...{ member_id: memberId, kind: 'leave', from_at: span.from, until_at: span.until, state: 'approved' },
      ...{ asked_by: actor.userId, decided_by: actor.userId, decided_at: now },
      ...{ command_id: commandId, made_at: madeAt, received_at: now },
    })
    const due = (await assignedBetween(client, [memberId], span.from, span.until)).filter((one) => one.from > now)
    const rosters = await findRosters(
      client,
      due.map((one) => one.rosterId),
    )
    const freed = due.filter((one) => rosters.get(one.rosterId)?.state !== 'frozen')
    for (const assigned of freed) await freePlace(context, assigned, reason)
    const rosterIds = [...new Set(freed.map((one) => one.rosterId))]
    for (const rosterId of rosterIds) await touchRoster(client, rosterId)
    const shiftIds = freed.map((one) => one.shiftId)
    return happened(
      'member.droppedOut',
      { memberId, from, until, shiftIds, rosterIds },
      { topics: ['shifts', 'figures', 'members'], result: { shiftIds, rosterIds } },
    )
  },
})
