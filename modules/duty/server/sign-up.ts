import { type ActionContext, action, happened } from '../../../platform/server/action.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { type Problem, Refusal, refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { SignUp } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { servingProblems } from '../serving-problems.ts'
import { whyNotTake } from '../serving-rules.ts'
import { type MemberCard, ownMember } from './find-members.ts'
import type { Roster } from './find-rosters.ts'
import type { Shift } from './find-shifts.ts'
import { nextFreeShift } from './next-free-shift.ts'
import { bind, placeWanted } from './place-member.ts'
import { servingFacts } from './serving-facts.ts'
import { getShift, placeOfShift } from './shift-place.ts'

/**
 * A member takes a place themselves, once it is released. The last place is decided by the row that counts them: whoever comes too
 * late is told so, with the next free shift. Refuses with notYourself, signUpNotOpen, shiftBegun, signUpFull, rule….
 */
export const signUp = action({
  name: 'duty.signUp',
  permission: 'duty.serve',
  input: SignUp,
  place: placeOfShift,
  async run(context, { assignmentId, shiftId, role }) {
    const { client, vault, actor, now } = context
    const { shift, roster } = await getShift(client, shiftId)
    refuseIf(whyNotSignUp(shift, roster, now))
    const member = await ownMember(client, actor.userId, shift.responseId)
    const place = await placeWanted(context, shift, role)
    const wanted = shift.places.find((one) => one.role === role)
    if (wanted && wanted.taken >= wanted.wanted) refuse(await tooLate(context, shift, roster, role, member))
    const facts = (await servingFacts(client, vault, [member], shift)).get(member.id)
    refuseIf(facts && whyNotTake(facts, place, roster.rules))
    try {
      await bind(context, { assignmentId, shift, roster, member, role, source: 'signUp' })
    } catch (error) {
      const full = error instanceof Refusal && error.problem.code === rosterProblems.shiftFull().code
      if (!full) throw error
      refuse(await tooLate(context, shift, roster, role, member))
    }
    return happened(
      'member.signedUp',
      { assignmentId, shiftId, memberId: member.id, role },
      { topics: ['shifts', 'figures'], result: { assignmentId } },
    )
  },
})

function whyNotSignUp(shift: Shift, roster: Roster, now: Date): Problem | undefined {
  if (roster.state === 'draft' || !shift.signUpFrom) return servingProblems.signUpByLead()
  if (shift.signUpFrom > now) return servingProblems.signUpNotOpen({ at: localStamp(shift.signUpFrom) })
  return shift.from <= now ? servingProblems.shiftBegun({ at: localStamp(shift.from) }) : undefined
}

async function tooLate(
  context: ActionContext,
  shift: Shift,
  roster: Roster,
  role: string,
  member: MemberCard,
): Promise<Problem> {
  const next = await nextFreeShift(context, shift, roster, role, member)
  return next ? servingProblems.signUpFull(next) : servingProblems.signUpAllFull()
}
