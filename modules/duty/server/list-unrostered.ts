import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import { LocalDay } from '../../../platform/shared/dates.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import { UnrosteredShown } from '../attendance-shown.ts'
import { findMembers, memberNames } from './find-members.ts'
import { roleNames } from './role-names.ts'

interface AttendedTuple {
  id: string
  area_id: AreaId
  post_name: string
  member_id: string
  organisation_id: string | null
  role: string
  day: string
  in_at: Date
  out_at: Date | null
  hours: string
}

const CONDITION = `not rostered and superseded_at is null and in_at is not null and response_id = $1
  and ($2::bigint is null or area_id >= $2) and ($3::bigint is null or area_id < $3)
  and ($4::uuid is null or post_id = $4) and ($5::date is null or day = $5)`

/** Who served where no shift was laid for them: latest first. */
export const listUnrostered = query({
  name: 'duty.unrostered',
  permission: 'roster.read',
  input: z.object({
    responseId: Id,
    areaId: AreaId.optional(),
    postId: Id.optional(),
    day: LocalDay.optional(),
    limit: z.int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  output: z.object({
    rows: z.array(UnrosteredShown),
    next: z.string().optional(),
    total: z.number(),
    asOf: z.string(),
  }),
  async run({ client, vault, now }, { responseId, areaId, postId, day, limit, after }) {
    const span = areaId ? areaSpan(areaId) : undefined
    const values = [responseId, span?.from ?? null, span?.to ?? null, postId ?? null, day ?? null]
    const counted = await client.query<{ count: number }>(
      `select count(*)::int from duty.attended where ${CONDITION}`,
      values,
    )
    const [since, id] = after?.split(' ') ?? []
    const { rows } = await client.query<AttendedTuple>(
      `select * from duty.attended where ${CONDITION} and ($6::timestamptz is null or (in_at, id) < ($6, $7::uuid))
       order by in_at desc, id desc limit ${limit + 1}`,
      [...values, since ?? null, id ?? null],
    )
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    const members = await findMembers(
      client,
      shown.map((row) => row.member_id),
    )
    const names = await memberNames(client, vault, members.values())
    const places = await areaNames(
      client,
      shown.map((row) => row.area_id),
    )
    const bodies = await findOrganisations(
      client,
      shown.flatMap((row) => row.organisation_id ?? []),
    )
    const roles = shown.length > 0 ? await roleNames(client, responseId) : new Map()
    return {
      rows: shown.map((row) => ({
        id: row.id,
        name: names.get(row.member_id) ?? '',
        number: members.get(row.member_id)?.number ?? null,
        organisationName: (row.organisation_id && bodies.get(row.organisation_id)?.name) || '',
        postName: row.post_name,
        areaName: places.get(row.area_id) ?? '',
        roleName: roles.get(row.role) ?? { zh: row.role, en: row.role },
        day: row.day,
        inAt: row.in_at.toISOString(),
        outAt: row.out_at?.toISOString() ?? null,
        hours: Number(row.hours),
      })),
      ...(last ? { next: `${last.in_at.toISOString()} ${last.id}` } : {}),
      total: counted.rows[0]?.count ?? 0,
      asOf: now.toISOString(),
    }
  },
})
