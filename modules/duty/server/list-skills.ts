import type pg from 'pg'
import { z } from 'zod'
import type { QueryContext } from '../../../platform/server/query.ts'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import { addDays, localDay } from '../../../platform/shared/dates.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import { EXPIRING_DAYS, SkillShown, type SkillState, skillStates } from '../skill.ts'
import { findMembers, memberNames, ownMember } from './find-members.ts'

interface SkillTuple {
  id: string
  member_id: string
  skill: string
  state: SkillState
  valid_until: Date | null
  received_at: Date
  approved_at: Date | null
  ended_why: string | null
}

const STATE = `case when skill.ended_at is not null then 'ended' when skill.approved_at is null then 'proposed'
  when skill.valid_until <= $1 then 'expired' when skill.valid_until <= $1 + interval '${EXPIRING_DAYS} days' then 'expiring'
  else 'valid' end`
const FROM = `from duty.member_skill skill join duty.member member on member.id = skill.member_id
  where member.response_id = $2 and member.left_at is null and ($3::uuid is null or member.id = $3)
    and ($4::text is null and skill.ended_at is null or ${STATE} = $4)
    and ($5::bigint is null or member.area_id >= $5) and ($6::bigint is null or member.area_id < $6)`

/** Skills of those on the duty list, the ones that end first first; `expiring`: within 30 days. Those that were ended only when asked for. */
export const listSkills = query({
  name: 'duty.skills',
  permission: 'roster.read',
  input: z.object({
    responseId: Id,
    memberId: Id.optional(),
    areaId: AreaId.optional(),
    state: z.enum(skillStates).optional(),
    limit: z.int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  output: z.object({ rows: z.array(SkillShown), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run(context, { responseId, memberId, areaId, state, limit, after }) {
    const { client, scope, now } = context
    refuseOtherResponse(scope, { responseId })
    const span = areaId ? areaSpan(areaId) : undefined
    const values = [now, responseId, memberId ?? null, state ?? null, span?.from ?? null, span?.to ?? null]
    const counted = await client.query<{ count: number }>(`select count(*)::int ${FROM}`, values)
    const mark = after?.split(' ') ?? []
    const { rows } = await client.query<SkillTuple>(
      `select skill.*, ${STATE} as state ${FROM}
         and ($7::timestamptz is null or (coalesce(skill.valid_until, 'infinity'), skill.id) > ($7, $8::uuid))
       order by coalesce(skill.valid_until, 'infinity'), skill.id limit ${limit + 1}`,
      [...values, mark[0] ?? null, mark[1] ?? null],
    )
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      rows: await showSkills(context, shown),
      ...(last ? { next: `${last.valid_until?.toISOString() ?? 'infinity'} ${last.id}` } : {}),
      total: counted.rows[0]?.count ?? 0,
      asOf: now.toISOString(),
    }
  },
})

/** One's own skills in a response, ended ones too. Refuses with notYourself. */
export const listMySkills = query({
  name: 'duty.mySkills',
  permission: 'duty.serve',
  input: z.object({ responseId: Id }),
  output: z.object({ rows: z.array(SkillShown), asOf: z.string() }),
  async run(context, { responseId }) {
    const { client, scope, actor, now } = context
    refuseOtherResponse(scope, { responseId })
    const { id } = await ownMember(client, actor.userId, responseId)
    return { rows: await showSkills(context, await ownSkills(client, id, now)), asOf: now.toISOString() }
  },
})

async function ownSkills(client: pg.ClientBase, memberId: string, now: Date): Promise<SkillTuple[]> {
  const { rows } = await client.query<SkillTuple>(
    `select skill.*, ${STATE} as state from duty.member_skill skill where skill.member_id = $2 order by skill.received_at desc limit 50`,
    [now, memberId],
  )
  return rows
}

async function showSkills(
  { client, vault }: Pick<QueryContext, 'client' | 'vault'>,
  rows: readonly SkillTuple[],
): Promise<z.input<typeof SkillShown>[]> {
  const cards = await findMembers(
    client,
    rows.map((row) => row.member_id),
  )
  const names = await memberNames(client, vault, cards.values())
  const places = await areaNames(
    client,
    [...cards.values()].map(({ areaId }) => areaId),
  )
  const bodies = await findOrganisations(
    client,
    [...cards.values()].flatMap(({ organisationId }) => organisationId ?? []),
  )
  return rows.map((row) => {
    const card = cards.get(row.member_id)
    return {
      ...{ id: row.id, memberId: row.member_id, name: names.get(row.member_id) ?? '', skill: row.skill },
      organisationName: (card?.organisationId && bodies.get(card.organisationId)?.name) || '',
      areaName: (card && places.get(card.areaId)) ?? '',
      state: row.state,
      until: row.valid_until ? addDays(localDay(row.valid_until), -1) : null,
      saidAt: row.received_at.toISOString(),
      approvedAt: row.approved_at?.toISOString() ?? null,
      endedWhy: row.ended_why,
    }
  })
}
