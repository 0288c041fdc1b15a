import type pg from 'pg'
import { z } from 'zod'
import type { Scope } from '../../../platform/server/actor.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import type { PersonTuple } from './person-table.ts'

export const PeopleFilter = z.object({
  responseId: Id,
  areaId: AreaId.optional(),
  organisationId: Id.optional(),
  /** One person, as after a search. */
  personId: Id.optional(),
})
export type PeopleFilter = z.output<typeof PeopleFilter>

const CONDITION = `response_id = $1 and superseded_at is null and ($2::bigint is null or area_id >= $2) and ($3::bigint is null or area_id < $3)
  and ($4::uuid is null or organisation_id = $4) and ($5::uuid is null or person_id = $5)`

function valuesOf({ responseId, areaId, organisationId, personId }: PeopleFilter): unknown[] {
  const span = areaId ? areaSpan(areaId) : undefined
  return [responseId, span?.from ?? null, span?.to ?? null, organisationId ?? null, personId ?? null]
}

/** Whoever works for one response does not see the people of another. */
export function refuseOtherResponse(scope: Scope, responseId: string): void {
  if (scope.responseIds && !scope.responseIds.includes(responseId)) refuse(platformProblems.notFound())
}

export async function countPeople(client: pg.ClientBase, filter: PeopleFilter): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from people.person where ${CONDITION}`,
    valuesOf(filter),
  )
  return Number(rows[0]?.count ?? 0)
}

/** One page by area, then in the order of ids; `after` is the cursor that the page before gave. */
export async function peoplePage(
  client: pg.ClientBase,
  filter: PeopleFilter,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ rows: PersonTuple[]; next?: string }> {
  const [area, id] = after?.split(' ') ?? []
  const values = valuesOf(filter)
  const from = area && id ? ' and (area_id, id) > ($6::bigint, $7::uuid)' : ''
  const { rows } = await client.query<PersonTuple>(
    `select * from people.person where ${CONDITION}${from} order by area_id, id limit ${limit + 1}`,
    from ? [...values, area, id] : values,
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, ...(rows.length > limit && last ? { next: `${last.area_id} ${last.id}` } : {}) }
}
