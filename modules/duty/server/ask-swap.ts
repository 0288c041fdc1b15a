import { action, happened } from '../../../platform/server/action.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { AskSwap } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { servingProblems } from '../serving-problems.ts'
import { swapSides } from './exchange-shifts.ts'
import { findMembers, ownMember } from './find-members.ts'
import { swapTable } from './roster-tables.ts'
import { findPlace, placeOfAssignment } from './shift-place.ts'

/**
 * A member asks another to take over a shift of theirs, for one of the other's or for nothing. Refuses with assignmentGone,
 * notYourShift, swapWithWhom, swapVoid, swapBegun; swapOpen is held by the database.
 */
export const askSwap = action({
  name: 'duty.askSwap',
  permission: 'duty.serve',
  input: AskSwap,
  place: placeOfAssignment,
  async run(context, { swapId, assignmentId, otherMemberId, otherAssignmentId, reason }) {
    const { client, actor, now, madeAt, commandId } = context
    const { assigned, roster } = (await findPlace(client, assignmentId)) ?? refuse(rosterProblems.assignmentGone())
    refuseIf(roster.state === 'published' ? undefined : rosterProblems.rosterNotPublished({ name: roster.name }))
    const member = await ownMember(client, actor.userId, assigned.responseId)
    refuseIf(assigned.memberId === member.id ? undefined : servingProblems.notYourShift())
    const other = (await findMembers(client, [otherMemberId])).get(otherMemberId)
    const fit = other && !other.leftAt && other.id !== member.id && other.responseId === assigned.responseId
    refuseIf(fit ? undefined : servingProblems.swapWithWhom())
    const pair = { assignmentId, otherAssignmentId: otherAssignmentId ?? null, memberId: member.id, otherMemberId }
    const { theirs } = await swapSides(context, pair)
    await context.record(swapTable, {
      ...{ precinct_id: assigned.precinctId, id: swapId, response_id: assigned.responseId, area_id: assigned.areaId },
      ...{ other_area_id: theirs?.areaId ?? assigned.areaId, roster_id: assigned.rosterId },
      ...{ assignment_id: assignmentId, member_id: member.id },
      ...{ other_assignment_id: otherAssignmentId ?? null, other_member_id: otherMemberId },
      ...{ state: 'asked', reason: reason ?? null, asked_by: actor.userId },
      ...{ command_id: commandId, made_at: madeAt, received_at: now },
    })
    return happened('swap.asked', { swapId, assignmentId, otherMemberId }, { topics: ['swaps'], result: { swapId } })
  },
})
