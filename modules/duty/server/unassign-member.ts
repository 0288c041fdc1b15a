import { action, happened } from '../../../platform/server/action.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { UnassignMember } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { touchRoster } from './find-rosters.ts'
import { freePlace } from './place-member.ts'
import { findPlace, placeOfAssignment } from './shift-place.ts'

/** Takes somebody off a shift, with a reason that stays. Refuses with assignmentGone, rosterFrozen. */
export const unassignMember = action({
  name: 'duty.unassignMember',
  permission: 'roster.plan',
  input: UnassignMember,
  place: placeOfAssignment,
  async run(context, { assignmentId, reason }) {
    const { client } = context
    const { assigned, roster } = (await findPlace(client, assignmentId)) ?? refuse(rosterProblems.assignmentGone())
    await freePlace(context, assigned, reason)
    const version = await touchRoster(client, roster.id)
    const { shiftId, memberId } = assigned
    return happened(
      'member.unassigned',
      { assignmentId, shiftId, memberId, reason },
      { topics: ['shifts', 'figures'], result: { version } },
    )
  },
})
