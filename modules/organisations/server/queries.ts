import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'
import { Organisation, organisationKinds } from '../organisation.ts'
import { columns, type OrganisationTuple, organisationOf } from './find-organisations.ts'

const TREE_LIMIT = 5_000

const Filter = z.object({
  /** The standing ones and those of this response; left out: the standing ones alone. */
  responseId: Id.optional(),
  areaId: AreaId.optional(),
  kind: z.enum(organisationKinds).optional(),
  name: z.string().trim().max(80).optional(),
  below: Id.optional(),
  dissolved: z.enum(['with', 'without']).default('without'),
})

const Row = Organisation.extend({ areaName: z.string(), parentName: z.string().nullable(), children: z.number() })

const CONDITION = `(o.response_id is null or o.response_id = $1) and ($2::bigint is null or o.area_id >= $2) and ($3::bigint is null or o.area_id < $3)
  and ($4::text is null or o.kind = $4) and ($5::text is null or position($5 in o.name) > 0) and ($6::uuid is null or o.parent_id = $6 or o.id = $6)
  and ($7 or o.dissolved_on is null)`
const COLUMNS = columns
  .split(', ')
  .map((column) => `o.${column}`)
  .join()
const ROW = `select ${COLUMNS}, parent.name as parent_name,
    (select count(*)::int from organisations.organisation child where child.parent_id = o.id and child.dissolved_on is null) as children
  from organisations.organisation o left join organisations.organisation parent on parent.id = o.parent_id`

function valuesOf({ responseId, areaId, kind, name, below, dissolved }: z.output<typeof Filter>): unknown[] {
  const span = areaId ? areaSpan(areaId) : undefined
  return [
    responseId ?? null,
    span?.from ?? null,
    span?.to ?? null,
    kind ?? null,
    name || null,
    below ?? null,
    dissolved === 'with',
  ]
}

/** The tree as a flat list, parents before children where both are seen: at most 5,000, `more` says whether there are others. */
export const organisationTree = query({
  name: 'organisations.tree',
  permission: 'organisations.read',
  input: z.object({ responseId: Id.optional(), dissolved: z.enum(['with', 'without']).default('without') }),
  output: z.object({
    rows: z.array(Organisation.extend({ areaName: z.string() })),
    more: z.boolean(),
    asOf: z.string(),
  }),
  async run({ client, now }, input) {
    const { rows } = await client.query<OrganisationTuple>(
      `select ${columns} from organisations.organisation where (response_id is null or response_id = $1) and ($2 or dissolved_on is null)
       order by area_id, born_on, id limit ${TREE_LIMIT + 1}`,
      [input.responseId ?? null, input.dissolved === 'with'],
    )
    const shown = rows.slice(0, TREE_LIMIT)
    const names = await areaNames(
      client,
      shown.map((row) => row.area_id),
    )
    return {
      rows: shown.map((row) => ({ ...organisationOf(row), areaName: names.get(row.area_id) ?? '' })),
      more: rows.length > TREE_LIMIT,
      asOf: now.toISOString(),
    }
  },
})

/** A page of organisations, by area and then in the order in which they were made. */
export const organisationList = query({
  name: 'organisations.organisations',
  permission: 'organisations.read',
  input: Filter.extend({ limit: z.int().min(1).max(200).default(50), after: z.string().max(80).optional() }),
  output: z.object({ rows: z.array(Row), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run({ client, now }, { limit, after, ...filter }) {
    const values = valuesOf(filter)
    const counted = await client.query<{ count: string }>(
      `select count(*) from organisations.organisation o where ${CONDITION}`,
      values,
    )
    const [area, id] = after?.split(' ') ?? []
    const paged = area && id ? ` and (o.area_id, o.id) > ($8::bigint, $9::uuid)` : ''
    const { rows } = await client.query<OrganisationTuple & { parent_name: string | null; children: number }>(
      `${ROW} where ${CONDITION}${paged} order by o.area_id, o.id limit ${limit + 1}`,
      paged ? [...values, area, id] : values,
    )
    const shown = rows.slice(0, limit)
    const names = await areaNames(
      client,
      shown.map((row) => row.area_id),
    )
    const last = shown.at(-1)
    return {
      rows: shown.map((row) => ({
        ...organisationOf(row),
        areaName: names.get(row.area_id) ?? '',
        parentName: row.parent_name,
        children: row.children,
      })),
      total: Number(counted.rows[0]?.count ?? 0),
      asOf: now.toISOString(),
      ...(rows.length > limit && last ? { next: `${last.area_id} ${last.id}` } : {}),
    }
  },
})
