import type { ActionContext } from '../../../platform/server/action.ts'
import { insertValues } from '../../../platform/server/insert-values.ts'
import { type AreaId, precinctOf } from '../../../platform/shared/area-id.ts'
import { normaliseMobile } from '../../../platform/shared/codes/mobile.ts'
import { addDays, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { NewMember } from '../member.ts'

/** Retention class of names and phones of those who serve. */
export const DUTY_CLASS = 'duty'

const COLUMNS = [
  ...['id', 'response_id', 'precinct_id', 'area_id', 'organisation_id', 'community_id', 'user_id', 'person_id'],
  ...['number', 'grade', 'roles', 'sealed', 'key_id', 'mobile_key', 'joined_by', 'joined_at'],
]

/** Writes members of a response; what is personal is sealed under its duty keys, which are ready. */
export async function insertMembers(
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
  ...['id', 'member_id', 'precinct_id', 'area_id', 'organisation_id', 'skill', 'proposed_by', 'approved_by'],
  ...['approved_at', 'valid_until', 'received_at'],
]

/** Writes what members are qualified for; it counts where `approves` says that whoever enters it may approve skills there. */
export async function insertSkills(
  { client, actor, now }: ActionContext,
  members: readonly NewMember[],
  approves: (areaId: AreaId) => boolean,
): Promise<void> {
  const rows = members.flatMap(({ memberId, areaId, organisationId, skills = [] }) => {
    const approved = approves(areaId)
    return skills.map(({ skill, until }) => [
      ...[newId(), memberId, precinctOf(areaId), areaId, organisationId ?? null, skill, actor.userId],
      ...[approved ? actor.userId : null, approved ? now : null],
      ...[until ? startOfLocalDay(addDays(until, 1)) : null, now],
    ])
  })
  if (rows.length > 0) await insertValues(client, { into: 'duty.member_skill', columns: SKILL_COLUMNS }, rows)
}
