import { action, happened } from '../../../platform/server/action.ts'
import { mayAct } from '../../../platform/server/actor.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { MoveMember } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { findMembers, type MemberCard } from './find-members.ts'
import { touchRoster } from './find-rosters.ts'
import { freePlace, placeMember } from './place-member.ts'
import { findPlace, getShift, placeOfAssignment } from './shift-place.ts'

/**
 * Moves somebody from one place to another in one go: what a drag on the board does. Takes authority over both ends. Refuses as
 * assignMember does, and with assignmentGone where somebody else was faster; then nothing has moved.
 */
export const moveMember = action({
  name: 'duty.moveMember',
  permission: 'roster.plan',
  input: MoveMember,
  place: placeOfAssignment,
  async run(context, { assignmentId, newAssignmentId, shiftId, role, setAside }) {
    const { client, actor, now } = context
    const { assigned, roster: left } =
      (await findPlace(client, assignmentId)) ?? refuse(rosterProblems.assignmentGone())
    const { shift, roster } = await getShift(client, shiftId)
    const there = mayAct(actor, 'roster.plan', { areaId: shift.areaId, responseId: shift.responseId }, now)
    refuseIf(there ? undefined : platformProblems.notFound())
    refuseIf(shift.until <= now ? rosterProblems.shiftOver({ at: localStamp(shift.until) }) : undefined)
    const member = (await findMembers(client, [assigned.memberId])).get(assigned.memberId) as MemberCard
    await freePlace(context, assigned, 'moved')
    const source = roster.state === 'draft' ? 'hand' : 'backfill'
    await placeMember(context, {
      assignmentId: newAssignmentId,
      ...{ shift, roster, member, role, source, setAside },
      instead: [assignmentId],
    })
    if (left.id !== roster.id) await touchRoster(client, left.id)
    const version = await touchRoster(client, roster.id)
    return happened(
      'member.moved',
      { assignmentId, newAssignmentId, shiftId, role },
      { topics: ['shifts', 'figures'], result: { assignmentId: newAssignmentId, version } },
    )
  },
})
