import { type ActionContext, action, happened } from '../../../platform/server/action.ts'
import { mayAct } from '../../../platform/server/actor.ts'
import { insertValues } from '../../../platform/server/insert-values.ts'
import { codeOf, precinctOf } from '../../../platform/shared/area-id.ts'
import { normaliseMobile, whyNotMobile } from '../../../platform/shared/codes/mobile.ts'
import { addDays, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { namesOfUsers } from '../../access/server/public.ts'
import { commonAreaOf } from '../../areas/area.ts'
import { findAreas } from '../../areas/server/public.ts'
import { getResponse } from '../../responses/server/public.ts'
import { AddMembers, type NewMember } from '../member.ts'
import { problems } from '../problems.ts'
import { servingProblems } from '../serving-problems.ts'

/** Retention class of names and phones of those who serve. */
export const DUTY_CLASS = 'duty'

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
    const { client, vault, now } = context
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
    await insertSkills(context, responseId, members)
    return happened(
      'member.added',
      { responseId, count: members.length },
      { topics: ['members'], result: { count: members.length } },
    )
  },
})

const COLUMNS = [
  ...['id', 'response_id', 'precinct_id', 'area_id', 'organisation_id', 'community_id', 'user_id', 'person_id'],
  ...['number', 'grade', 'roles', 'sealed', 'key_id', 'mobile_key', 'joined_by', 'joined_at'],
]

async function insertMembers(
  { client, vault, actor, now }: ActionContext,
  responseId: string,
  members: readonly NewMember[],
): Promise<void> {
  const rows = members.map((one) => {
    const mobile = one.mobile && normaliseMobile(one.mobile)
    const own = { ...(one.name ? { name: one.name } : {}), ...(mobile ? { mobile } : {}) }
    const sealed = Object.keys(own).length > 0 ? vault.seal(responseId, DUTY_CLASS, now, own, one.memberId) : undefined
    return [
      ...[one.memberId, responseId, precinctOf(one.areaId), one.areaId, one.organisationId ?? null],
      ...[one.communityId ?? null, one.userId ?? null, one.personId ?? null, one.number ?? null, one.grade ?? null],
      ...[one.roles ?? [], sealed?.bytes ?? null, sealed?.keyId ?? null],
      ...[mobile ? vault.lookupKey(responseId, 'mobile', mobile) : null, actor.userId, now],
    ]
  })
  await insertValues(client, { into: 'duty.member', columns: COLUMNS }, rows)
}

const SKILL_COLUMNS = [
  ...['id', 'member_id', 'precinct_id', 'area_id', 'skill', 'approved_by', 'approved_at', 'valid_until', 'received_at'],
]

/** Skills count at once where whoever enters them plans duty there; otherwise they are said and wait for approval. */
async function insertSkills(
  { client, actor, now }: ActionContext,
  responseId: string,
  members: readonly NewMember[],
): Promise<void> {
  const rows = members.flatMap(({ memberId, areaId, skills = [] }) => {
    const approved = mayAct(actor, 'roster.plan', { areaId, responseId }, now)
    return skills.map(({ skill, until }) => [
      ...[newId(), memberId, precinctOf(areaId), areaId, skill],
      ...[approved ? actor.userId : null, approved ? now : null],
      ...[until ? startOfLocalDay(addDays(until, 1)) : null, now],
    ])
  })
  if (rows.length > 0) await insertValues(client, { into: 'duty.member_skill', columns: SKILL_COLUMNS }, rows)
}
