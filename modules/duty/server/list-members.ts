import { z } from 'zod'
import { type QueryContext, query } from '../../../platform/server/query.ts'
import { AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import { maskMobile } from '../../../platform/shared/codes/masks.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { personal } from '../../../platform/shared/personal.ts'
import { areaNames } from '../../areas/server/public.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import { dutyMark, ServingName } from '../member.ts'
import { lodgedOf } from './find-lodgings.ts'
import { findMembers, type MemberCard, memberNames, openMember } from './find-members.ts'

const MemberShown = z.object({
  id: Id,
  name: ServingName,
  mobile: personal(z.string(), { ...dutyMark }),
  number: z.string().nullable(),
  grade: z.string().nullable(),
  areaName: z.string(),
  /** Where they are put up while they serve; '' where it is at home. */
  lodgingId: AreaId.nullable(),
  lodgingName: z.string(),
  together: z.string().nullable(),
  organisationId: Id.nullable(),
  organisationName: z.string(),
  /** The body where they live: dual check-in. */
  communityName: z.string(),
  roles: z.array(z.string()),
  skills: z.array(z.object({ id: Id, skill: z.string(), approved: z.boolean(), until: z.string().nullable() })),
  userId: Id.nullable(),
  shiftsAhead: z.number(),
  leftAt: z.string().nullable(),
})

const CONDITION = `member.response_id = $1 and ($2::bigint is null or member.area_id >= $2) and ($3::bigint is null or member.area_id < $3)
  and (member.left_at is not null) = ($4 = 'left') and ($5::uuid is null or member.organisation_id = $5)
  and ($6::text is null or member.number = $6)`

/**
 * Who is on the duty list, in the order they were entered. Names are sealed and have no index: somebody is found by staff number, body
 * or place.
 */
export const listMembers = query({
  name: 'duty.members',
  permission: 'roster.read',
  input: z.object({
    responseId: Id,
    areaId: AreaId.optional(),
    organisationId: Id.optional(),
    state: z.enum(['serving', 'left']).default('serving'),
    number: z.string().trim().max(20).optional(),
    limit: z.int().min(1).max(200).default(50),
    after: z.string().max(60).optional(),
  }),
  output: z.object({ rows: z.array(MemberShown), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run({ client, vault, now }, { responseId, areaId, state, organisationId, number, limit, after }) {
    const span = areaId ? areaSpan(areaId) : undefined
    const values = [responseId, span?.from ?? null, span?.to ?? null, state, organisationId ?? null, number || null]
    const counted = await client.query<{ count: number }>(
      `select count(*)::int from duty.member member where ${CONDITION}`,
      values,
    )
    const { rows } = await client.query<{ id: string; shifts: number }>(
      `select member.id, (select count(*)::int from duty.assignment due where due.member_id = member.id and due.superseded_at is null
         and due.until_at > $7) as shifts
       from duty.member member where ${CONDITION} and ($8::uuid is null or member.id > $8) order by member.id limit ${limit + 1}`,
      [...values, now, after ?? null],
    )
    const shown = rows.slice(0, limit)
    const cards = await findMembers(
      client,
      shown.map(({ id }) => id),
    )
    const members = shown.flatMap(({ id, shifts }) => {
      const card = cards.get(id)
      return card ? [{ card, shifts }] : []
    })
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      rows: await shownMembers({ client, vault }, members),
      total: counted.rows[0]?.count ?? 0,
      ...(last ? { next: last.id } : {}),
      asOf: now.toISOString(),
    }
  },
})

async function shownMembers(
  { client, vault }: Pick<QueryContext, 'client' | 'vault'>,
  members: readonly { card: MemberCard; shifts: number }[],
): Promise<z.input<typeof MemberShown>[]> {
  const cards = members.map(({ card }) => card)
  const names = await memberNames(client, vault, cards)
  const lodged = await lodgedOf(
    client,
    cards.map(({ id }) => id),
  )
  const places = await areaNames(client, [
    ...cards.map(({ areaId }) => areaId),
    ...[...lodged.values()].flatMap(({ lodgingId }) => lodgingId ?? []),
  ])
  const bodies = await findOrganisations(
    client,
    cards.flatMap(({ organisationId, communityId }) => [organisationId ?? [], communityId ?? []].flat()),
  )
  const skills = await client.query<{
    id: string
    member_id: string
    skill: string
    approved: boolean
    until: Date | null
  }>(
    `select id, member_id, skill, approved_at is not null as approved, valid_until as until from duty.member_skill
     where member_id = any($1::uuid[]) and ended_at is null order by skill`,
    [cards.map(({ id }) => id)],
  )
  const mobiles = await Promise.all(cards.map(async (card) => (await openMember(vault, card))?.mobile ?? ''))
  return members.map(({ card, shifts }, at) => ({
    id: card.id,
    name: names.get(card.id) ?? '',
    mobile: mobiles[at] ? maskMobile(mobiles[at]) : '',
    number: card.number,
    grade: card.grade,
    areaName: places.get(card.areaId) ?? '',
    lodgingId: lodged.get(card.id)?.lodgingId ?? null,
    lodgingName: places.get(lodged.get(card.id)?.lodgingId ?? '') ?? '',
    together: lodged.get(card.id)?.together ?? null,
    organisationId: card.organisationId,
    organisationName: (card.organisationId && bodies.get(card.organisationId)?.name) || '',
    communityName: (card.communityId && bodies.get(card.communityId)?.name) || '',
    roles: card.roles,
    skills: skills.rows
      .filter((row) => row.member_id === card.id)
      .map(({ id, skill, approved, until }) => ({ id, skill, approved, until: until?.toISOString() ?? null })),
    userId: card.userId,
    shiftsAhead: shifts,
    leftAt: card.leftAt?.toISOString() ?? null,
  }))
}
