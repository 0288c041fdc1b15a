import { action, happened } from '../../../platform/server/action.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { SignOff, signOffHours } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { servingProblems } from '../serving-problems.ts'
import { ownMember } from './find-members.ts'
import { freePlace } from './place-member.ts'
import { findPlace, placeOfAssignment } from './shift-place.ts'

/** A member gives back a place that they took themselves, in good time. Refuses with assignmentGone, notYourShift, notSignedUp, signOffLate. */
export const signOff = action({
  name: 'duty.signOff',
  permission: 'duty.serve',
  input: SignOff,
  place: placeOfAssignment,
  async run(context, { assignmentId, reason }) {
    const { client, actor, now } = context
    const { assigned } = (await findPlace(client, assignmentId)) ?? refuse(rosterProblems.assignmentGone())
    const member = await ownMember(client, actor.userId, assigned.responseId)
    refuseIf(assigned.memberId === member.id ? undefined : servingProblems.notYourShift())
    refuseIf(assigned.source === 'signUp' ? undefined : servingProblems.notSignedUp())
    const late = assigned.from.getTime() - now.getTime() < signOffHours * 3_600_000
    refuseIf(late ? servingProblems.signOffLate({ hours: signOffHours }) : undefined)
    await freePlace(context, assigned, reason)
    const { shiftId, memberId } = assigned
    return happened('member.signedOff', { assignmentId, shiftId, memberId, reason }, { topics: ['shifts', 'figures'] })
  },
})
