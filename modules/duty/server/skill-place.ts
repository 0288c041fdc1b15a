import type pg from 'pg'
import type { z } from 'zod'
import type { Action } from '../../../platform/server/action.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'

export interface KnownSkill {
  id: string
  memberId: string
  areaId: AreaId
  responseId: string
  organisationId: string | null
  skill: string
  /** The account that the member is tied to. */
  userId: string | null
  approvedAt: Date | null
  endedAt: Date | null
}

/** Skills by id, within the scope. */
export async function findKnownSkills(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, KnownSkill>> {
  const { rows } = await client.query<KnownSkill>(
    `select skill.id, skill.member_id as "memberId", skill.area_id as "areaId", member.response_id as "responseId",
       skill.organisation_id as "organisationId", skill.skill, member.user_id as "userId", skill.approved_at as "approvedAt",
       skill.ended_at as "endedAt"
     from duty.member_skill skill join duty.member member on member.id = skill.member_id where skill.id = any($1::uuid[])`,
    [ids],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Where the member is based whose skill it is, and for which body they work. */
export const placeOfSkill: Action<z.ZodType<{ skillId: string }>>['place'] = async ({ client }, inputs) => {
  const skills = await findKnownSkills(
    client,
    inputs.map(({ skillId }) => skillId),
  )
  return inputs.map(({ skillId }) => {
    const one = skills.get(skillId)
    return (
      one && {
        areaId: one.areaId,
        responseId: one.responseId,
        organisationId: one.organisationId ?? undefined,
        found: one,
      }
    )
  })
}
