import { z } from 'zod'
import { OWN } from '../../../platform/server/actor.ts'
import { query } from '../../../platform/server/query.ts'
import { AreaId, areaSpan, wholeCountry } from '../../../platform/shared/area-id.ts'
import { Area } from '../area.ts'
import { areaNames, areaOf } from './find-areas.ts'

type AreaTuple = Parameters<typeof areaOf>[0]

const WithChildren = Area.extend({ hasChildren: z.boolean() })
const SELECT = `select a.id, a.code, a.name, a.level, a.parent_id,
  exists (select from areas.area child where child.parent_id = a.id) as has_children from areas.area a`
const shown = (row: AreaTuple & { has_children: boolean }) => ({ ...areaOf(row), hasChildren: row.has_children })

/** The areas right below one; without a parent those at the top. Names of places are public: whoever is signed in may ask. */
export const areaChildren = query({
  name: 'areas.children',
  permission: OWN,
  input: z.object({ parentId: AreaId.optional() }),
  output: z.object({ rows: z.array(WithChildren), asOf: z.string() }),
  async run({ client, now }, { parentId }) {
    const { rows } = await client.query<AreaTuple & { has_children: boolean }>(
      `${SELECT} where ${parentId ? 'a.parent_id = $1' : 'a.parent_id is null and $1::bigint is null'} order by a.id`,
      [parentId ?? null],
    )
    return { rows: rows.map(shown), asOf: now.toISOString() }
  },
})

/** Areas whose name holds the text or whose code begins with it, nearest to the top first, with the name of what is above. */
export const areaSearch = query({
  name: 'areas.search',
  permission: OWN,
  input: z.object({
    text: z.string().trim().min(1).max(60),
    within: AreaId.default(wholeCountry),
    limit: z.int().min(1).max(200).default(20),
  }),
  output: z.object({ rows: z.array(Area.extend({ parentName: z.string().nullable() })), asOf: z.string() }),
  async run({ client, now }, { text, within, limit }) {
    const { from, to } = areaSpan(within)
    const { rows } = await client.query<AreaTuple & { parent_name: string | null }>(
      `select a.id, a.code, a.name, a.level, a.parent_id, parent.name as parent_name
       from areas.area a left join areas.area parent on parent.id = a.parent_id
       where (position($1 in a.name) > 0 or starts_with(a.code, $1)) and a.id >= $2 and a.id < $3
       order by length(a.code), a.name <> $1, a.id limit $4`,
      [text, from, to, limit],
    )
    return { rows: rows.map((row) => ({ ...areaOf(row), parentName: row.parent_name })), asOf: now.toISOString() }
  },
})

/** The names of areas by id; those not registered are left out. */
export const areaNamesQuery = query({
  name: 'areas.names',
  permission: OWN,
  input: z.object({ ids: z.array(AreaId).max(1_000) }),
  output: z.object({ names: z.record(z.string(), z.string()) }),
  async run({ client }, { ids }) {
    return { names: Object.fromEntries(await areaNames(client, ids)) }
  },
})

/** A page of areas: those right below one (`parentId`), or all within it (`within`), in the order of their codes. */
export const areaList = query({
  name: 'areas.areas',
  permission: 'areas.read',
  input: z.object({
    parentId: AreaId.optional(),
    within: AreaId.default(wholeCountry),
    level: z.string().max(20).optional(),
    text: z.string().trim().max(60).optional(),
    limit: z.int().min(1).max(200).default(50),
    after: AreaId.optional(),
  }),
  output: z.object({ rows: z.array(WithChildren), next: AreaId.optional(), total: z.number(), asOf: z.string() }),
  async run({ client, now }, { parentId, within, level, text, limit, after }) {
    const { from, to } = areaSpan(within)
    const condition = `a.id >= $1 and a.id < $2 and ($3::bigint is null or a.parent_id = $3) and ($4::text is null or a.level = $4)
      and ($5::text is null or position($5 in a.name) > 0 or starts_with(a.code, $5))`
    const values = [from, to, parentId ?? null, level ?? null, text || null]
    const counted = await client.query<{ count: string }>(
      `select count(*) from areas.area a where ${condition}`,
      values,
    )
    const { rows } = await client.query<AreaTuple & { has_children: boolean }>(
      `${SELECT} where ${condition} and ($6::bigint is null or a.id > $6) order by a.id limit ${limit + 1}`,
      [...values, after ?? null],
    )
    const page = rows.slice(0, limit).map(shown)
    const last = page.at(-1)
    return {
      rows: page,
      total: Number(counted.rows[0]?.count ?? 0),
      asOf: now.toISOString(),
      ...(rows.length > limit && last ? { next: last.id } : {}),
    }
  },
})
