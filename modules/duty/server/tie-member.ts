import { action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { namesOfUsers } from '../../access/server/public.ts'
import { TieMember } from '../member.ts'
import { problems } from '../problems.ts'
import { servingProblems } from '../serving-problems.ts'
import { findMembers } from './find-members.ts'
import { placeOfMember } from './member-place.ts'

/**
 * Says that a member is the human behind an account, so that they find their duty on the phone. What they are bound to goes along;
 * the database refuses (atAnotherPost) where account and member are expected in two places at once. Refuses with userUnknown, memberLeft.
 */
export const tieMember = action({
  name: 'duty.tieMember',
  permission: 'member.write',
  input: TieMember,
  place: placeOfMember,
  async run({ client, vault }, { memberId, userId }) {
    const member = (await findMembers(client, [memberId])).get(memberId) ?? refuse(platformProblems.notFound())
    refuseIf(member.leftAt ? servingProblems.memberLeft() : undefined)
    const known = (await namesOfUsers(client, vault, [userId])).has(userId)
    refuseIf(known ? undefined : problems.userUnknown())
    await client.query('update duty.member set user_id = $2 where id = $1', [memberId, userId])
    await client.query('select duty.move_engagements($1, $2)', [member.humanId, userId])
    return happened('member.tied', { memberId, userId }, { topics: ['members'] })
  },
})
