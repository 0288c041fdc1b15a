import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import { maskedNames } from '../../people/server/public.ts'
import { Area } from '../area.ts'
import { GapLevel, groupKinds } from '../responsibility.ts'
import { areaNames, areaOf } from './find-areas.ts'

/** Areas of a level, within the asker's own, that nobody answers for in a response: the check that each has exactly one. */
export const responsibilityGaps = query({
  name: 'areas.responsibilityGaps',
  permission: 'areas.read',
  input: z.object({
    responseId: Id,
    within: AreaId,
    level: GapLevel.default('village'),
    limit: z.int().min(1).max(200).default(50),
    after: AreaId.optional(),
  }),
  output: z.object({ rows: z.array(Area), next: AreaId.optional(), total: z.number(), asOf: z.string() }),
  async run({ client, scope, now }, { responseId, within, level, limit, after }) {
    const { from, to } = areaSpan(within)
    // More than one at a time cannot be: the table holds that. So what is not exactly one is none.
    const condition = `a.level = $2 and a.id >= $3 and a.id < $4 and a.id <@ $5::int8multirange and a.id not in (
      select area_id from areas.responsibility where response_id = $1 and ended_at is null)`
    const values = [responseId, level, from, to, scope.spans]
    const counted = await client.query<{ count: string }>(
      `select count(*) from areas.area a where ${condition}`,
      values,
    )
    const { rows } = await client.query<Parameters<typeof areaOf>[0]>(
      `select a.id, a.code, a.name, a.level, a.parent_id from areas.area a where ${condition} and ($6::bigint is null or a.id > $6)
       order by a.id limit ${limit + 1}`,
      [...values, after ?? null],
    )
    const page = rows.slice(0, limit).map(areaOf)
    const last = page.at(-1)
    return {
      rows: page,
      total: Number(counted.rows[0]?.count ?? 0),
      asOf: now.toISOString(),
      ...(rows.length > limit && last ? { next: last.id } : {}),
    }
  },
})

const Responsible = z.object({
  id: Id,
  areaId: AreaId,
  areaName: z.string(),
  personId: Id.nullable(),
  maskedName: z.string().nullable(),
  organisationName: z.string().nullable(),
  organisationId: Id.nullable(),
  namedAt: z.string(),
  endedAt: z.string().nullable(),
})

/** Who answers, and who answered before, for the areas within one, newest first. */
export const responsibilities = query({
  name: 'areas.responsibilities',
  permission: 'areas.read',
  input: z.object({ responseId: Id, within: AreaId, limit: z.int().min(1).max(200).default(200) }),
  output: z.object({ rows: z.array(Responsible), asOf: z.string() }),
  async run({ client, vault, now }, { responseId, within, limit }) {
    const { from, to } = areaSpan(within)
    const { rows } = await client.query<{
      id: string
      area_id: string
      person_id: string | null
      organisation_id: string | null
      named_at: Date
      ended_at: Date | null
    }>(
      `select * from areas.responsibility where response_id = $1 and area_id >= $2 and area_id < $3
       order by ended_at is not null, named_at desc, id limit $4`,
      [responseId, from, to, limit],
    )
    const names = await areaNames(
      client,
      rows.map((row) => row.area_id),
    )
    const bodies = await findOrganisations(
      client,
      rows.flatMap((row) => row.organisation_id ?? []),
    )
    const people = await maskedNames(
      client,
      vault,
      rows.flatMap((row) => row.person_id ?? []),
    )
    return {
      rows: rows.map((row) => ({
        id: row.id,
        maskedName: people.get(row.person_id ?? '') ?? null,
        organisationName: bodies.get(row.organisation_id ?? '')?.name ?? null,
        areaId: row.area_id,
        areaName: names.get(row.area_id) ?? '',
        personId: row.person_id,
        organisationId: row.organisation_id,
        namedAt: row.named_at.toISOString(),
        endedAt: row.ended_at?.toISOString() ?? null,
      })),
      asOf: now.toISOString(),
    }
  },
})

const Group = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(groupKinds),
  organisationId: Id.nullable(),
  formedAt: z.string(),
  areas: z.array(z.object({ id: AreaId, name: z.string() })),
})

/** The groups of a response that stand, with their areas. */
export const areaGroups = query({
  name: 'areas.groups',
  permission: 'areas.read',
  input: z.object({ responseId: Id }),
  output: z.object({ rows: z.array(Group), asOf: z.string() }),
  async run({ client, now }, { responseId }) {
    const { rows } = await client.query<{
      id: string
      name: string
      kind: 'warZone' | 'pairing'
      organisation_id: string | null
      formed_at: Date
      area_ids: string[]
    }>(
      `select g.id, g.name, g.kind, g.organisation_id, g.formed_at, array_agg(m.area_id::text order by m.area_id) as area_ids
       from areas.area_group g join areas.area_group_member m on m.group_id = g.id
       where g.response_id = $1 and g.dissolved_at is null group by g.id order by g.formed_at, g.id limit 200`,
      [responseId],
    )
    const names = await areaNames(
      client,
      rows.flatMap((row) => row.area_ids),
    )
    return {
      rows: rows.map((row) => ({
        id: row.id,
        name: row.name,
        kind: row.kind,
        organisationId: row.organisation_id,
        formedAt: row.formed_at.toISOString(),
        areas: row.area_ids.map((id) => ({ id, name: names.get(id) ?? '' })),
      })),
      asOf: now.toISOString(),
    }
  },
})
