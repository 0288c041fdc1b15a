import { action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { ProposeSkill } from '../skill.ts'
import { findMembers } from './find-members.ts'
import { keepSkill } from './keep-skill.ts'
import { placeOfMember } from './member-place.ts'

/** A body or desk says what a member is qualified for; it waits for approval. Refuses with memberLeft, skillOver, skillKnown. */
export const proposeSkill = action({
  name: 'duty.proposeSkill',
  permission: 'member.write',
  input: ProposeSkill,
  place: placeOfMember,
  async run(context, { memberId, ...said }) {
    const member = (await findMembers(context.client, [memberId])).get(memberId) ?? refuse(platformProblems.notFound())
    await keepSkill(context, member, said)
    return happened('skill.proposed', { memberId, skillId: said.skillId, skill: said.skill }, { topics: ['members'] })
  },
})
