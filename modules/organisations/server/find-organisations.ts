import type pg from 'pg'
import type { Organisation } from '../organisation.ts'

export interface OrganisationTuple {
  id: string
  response_id: string | null
  parent_id: string | null
  name: string
  kind: string
  area_id: string
  duties: string | null
  born_on: string
  dissolved_on: string | null
}

export const columns = 'id, response_id, parent_id, name, kind, area_id, duties, born_on, dissolved_on'

/** The organisations of these ids that the scope lets be seen, by id; dissolved ones too. */
export async function findOrganisations(
  client: pg.ClientBase,
  ids: readonly string[],
): Promise<Map<string, Organisation>> {
  if (ids.length === 0) return new Map()
  const text = `select ${columns} from organisations.organisation where id = any($1::uuid[])`
  const { rows } = await client.query<OrganisationTuple>(text, [[...new Set(ids)]])
  return new Map(rows.map((row) => [row.id, organisationOf(row)]))
}

/** The ids of all organisations below one, at any depth, without itself; dissolved ones too, for their records stay theirs. */
export async function organisationsBelow(client: pg.ClientBase | pg.Pool, id: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `with recursive below as (
       select id from organisations.organisation where parent_id = $1
       union select child.id from organisations.organisation child join below on child.parent_id = below.id
     ) select id from below`,
    [id],
  )
  return rows.map((row) => row.id)
}

/** The organisations above each of these, nearest first, as far as the scope lets them be seen. */
export async function organisationsAbove(
  client: pg.ClientBase,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<{ id: string; above: string[] }>(
    `with recursive up as (
       select id, parent_id, 1 as levels from organisations.organisation where id = any($1::uuid[]) and parent_id is not null
       union all select up.id, parent.parent_id, up.levels + 1 from up
         join organisations.organisation parent on parent.id = up.parent_id where parent.parent_id is not null
     ) select id, array_agg(parent_id order by levels) as above from up group by id`,
    [[...new Set(ids)]],
  )
  return new Map(rows.map(({ id, above }) => [id, above]))
}

/** Living bodies that the scope lets be seen, by name: those of the response and the standing ones. At most `limit`. */
export async function findBodies(client: pg.ClientBase, responseId: string, limit: number): Promise<Organisation[]> {
  const { rows } = await client.query<OrganisationTuple>(
    `select ${columns} from organisations.organisation
     where kind = 'body' and (response_id is null or response_id = $1) and dissolved_on is null order by name, id limit $2`,
    [responseId, limit],
  )
  return rows.map(organisationOf)
}

/** Living organisations by name, as a sheet names them: those of the response and the standing ones. */
export async function findOrganisationsByName(
  client: pg.ClientBase,
  names: readonly string[],
  responseId: string,
): Promise<Organisation[]> {
  if (names.length === 0) return []
  const { rows } = await client.query<OrganisationTuple>(
    `select ${columns} from organisations.organisation
     where name = any($1) and (response_id is null or response_id = $2) and dissolved_on is null`,
    [names, responseId],
  )
  return rows.map(organisationOf)
}

export function organisationOf(row: OrganisationTuple): Organisation {
  return {
    id: row.id,
    responseId: row.response_id,
    parentId: row.parent_id,
    name: row.name,
    kind: row.kind as Organisation['kind'],
    areaId: row.area_id,
    duties: row.duties,
    bornOn: row.born_on,
    dissolvedOn: row.dissolved_on,
  }
}
