import { action, happened } from '../../../platform/server/action.ts'
import { mayAct } from '../../../platform/server/actor.ts'
import { codeOf } from '../../../platform/shared/area-id.ts'
import { whyNotMobile } from '../../../platform/shared/codes/mobile.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { namesOfUsers } from '../../access/server/public.ts'
import { commonAreaOf } from '../../areas/area.ts'
import { findAreas } from '../../areas/server/public.ts'
import { getResponse } from '../../responses/server/public.ts'
import { AddMembers } from '../member.ts'
import { problems } from '../problems.ts'
import { servingProblems } from '../serving-problems.ts'
import { DUTY_CLASS, insertMembers, insertSkills } from './insert-members.ts'

/**
 * Enters people for duty in a response, all or none. Refuses with responseClosed, baseUnknown, userUnknown, a mobile number that is
 * none; memberKnown is held by the database.
 */
export const addMembers = action({
  name: 'duty.addMembers',
  permission: 'member.write',
  input: AddMembers,
  sealClass: DUTY_CLASS,
  timeout: 60_000,
  place: async (_look, inputs) =>
    inputs.map(({ responseId, members }) => {
      const bodies = new Set(members.map((one) => one.organisationId))
      return {
        areaId: commonAreaOf(members.map((one) => one.areaId)),
        responseId,
        organisationId: bodies.size === 1 ? members[0]?.organisationId : undefined,
      }
    }),
  async run(context, { responseId, members }) {
    const { client, vault, actor, now } = context
    const response = await getResponse(client, responseId)
    refuseIf(response.closedAt ? problems.responseClosed() : undefined)
    const areas = await findAreas(
      client,
      members.map((one) => one.areaId),
    )
    const users = await namesOfUsers(
      client,
      vault,
      members.map((one) => one.userId ?? null),
    )
    for (const { areaId, userId, mobile } of members) {
      refuseIf(areas.has(areaId) ? undefined : servingProblems.baseUnknown({ area: codeOf(areaId) }))
      refuseIf(userId && !users.has(userId) ? problems.userUnknown() : undefined)
      refuseIf(mobile ? whyNotMobile(mobile) : undefined)
    }
    await vault.ready(responseId, DUTY_CLASS, now)
    await insertMembers(context, responseId, members)
    // Skills count at once where whoever enters them approves skills there; otherwise they are said and wait.
    await insertSkills(context, members, (areaId) => mayAct(actor, 'skill.approve', { areaId, responseId }, now))
    return happened(
      'member.added',
      { responseId, count: members.length },
      { topics: ['members'], result: { count: members.length } },
    )
  },
})
