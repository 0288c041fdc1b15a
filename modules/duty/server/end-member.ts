import { action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { EndMember } from '../member.ts'
import { servingProblems } from '../serving-problems.ts'
import { findMembers } from './find-members.ts'
import { placeOfMember } from './member-place.ts'

/** Somebody serves no longer in this response; what they served stays. Refuses with memberLeft, memberStillServing. */
export const endMember = action({
  name: 'duty.endMember',
  permission: 'member.write',
  input: EndMember,
  place: placeOfMember,
  async run({ client, now }, { memberId, reason }) {
    const member = (await findMembers(client, [memberId])).get(memberId) ?? refuse(platformProblems.notFound())
    refuseIf(member.leftAt ? servingProblems.memberLeft() : undefined)
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int from duty.assignment where member_id = $1 and superseded_at is null and until_at > $2`,
      [memberId, now],
    )
    const count = rows[0]?.count ?? 0
    refuseIf(count > 0 ? servingProblems.memberStillServing({ count }) : undefined)
    await client.query('update duty.member set left_at = $2 where id = $1', [memberId, now])
    return happened('member.ended', { memberId, reason }, { topics: ['members'] })
  },
})
