import { action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { codeOf } from '../../../platform/shared/area-id.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { findAreas } from '../../areas/server/public.ts'
import { ChangeMember } from '../member.ts'
import { servingProblems } from '../serving-problems.ts'
import { findMembers } from './find-members.ts'
import { placeOfMember } from './member-place.ts'

/** Says where a member is put up while they serve, and with whom they are to serve. Refuses with memberLeft, lodgingUnknown. */
export const changeMember = action({
  name: 'duty.changeMember',
  permission: 'member.write',
  input: ChangeMember,
  place: placeOfMember,
  async run({ client }, { memberId, lodgingAreaId, together }) {
    const member = (await findMembers(client, [memberId])).get(memberId) ?? refuse(platformProblems.notFound())
    refuseIf(member.leftAt ? servingProblems.memberLeft() : undefined)
    if (lodgingAreaId) {
      const known = (await findAreas(client, [lodgingAreaId])).has(lodgingAreaId)
      refuseIf(known ? undefined : servingProblems.lodgingUnknown({ area: codeOf(lodgingAreaId) }))
    }
    await client.query(
      `update duty.member set lodging_id = case when $2 then $3::bigint else lodging_id end,
         together = case when $4 then $5::text else together end where id = $1`,
      [memberId, lodgingAreaId !== undefined, lodgingAreaId ?? null, together !== undefined, together ?? null],
    )
    return happened('member.changed', { memberId }, { topics: ['members'] })
  },
})
