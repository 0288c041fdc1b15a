import type pg from 'pg'
import { z } from 'zod'
import type { Scope } from '../../../platform/server/actor.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { walkIndex } from '../../../platform/server/walk-index.ts'
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

/** What is looked through: the filter, and where the asker may look. Row security holds anyway; said here, it finds an index. */
export interface PeopleAsked extends PeopleFilter {
  scope: Pick<Scope, 'areaIds' | 'organisations'>
}

function conditionOf({ responseId, areaId, organisationId, personId, scope }: PeopleAsked) {
  const values: unknown[] = [responseId]
  const parts = ['response_id = $1']
  const bind = (value: unknown) => `$${values.push(value)}`
  const inArea = (id: AreaId) => {
    const { from, to } = areaSpan(id)
    return `area_id >= ${bind(from)}::bigint and area_id < ${bind(to)}::bigint`
  }
  if (areaId) parts.push(inArea(areaId))
  // Whoever is bound to a body sees its people wherever they live.
  if (!scope.organisations) parts.push(`(${scope.areaIds.map(inArea).join(' or ') || 'false'})`)
  if (organisationId) parts.push(`organisation_id = ${bind(organisationId)}`)
  if (personId) parts.push(`person_id = ${bind(personId)}`)
  return { text: parts.join(' and '), values }
}

/** Whoever works for one response does not see the people of another. */
export function refuseOtherResponse(scope: Scope, responseId: string): void {
  if (scope.responseIds && !scope.responseIds.includes(responseId)) refuse(platformProblems.notFound())
}

/** How many the list has: from the sums, but for a single person. */
export async function countPeople(client: pg.ClientBase, asked: PeopleAsked): Promise<number> {
  const { text, values } = conditionOf(asked)
  const { rows } = await client.query<{ count: string }>(
    asked.personId
      ? `select count(*) from people.person where ${text} and superseded_at is null`
      : `select coalesce(sum(n), 0) as count from people.person_tally where ${text}`,
    values,
  )
  return Number(rows[0]?.count ?? 0)
}

interface Page {
  limit: number
  after?: string | undefined
  /** Only rows from before names had marks. */
  unmarked?: boolean
}

/** One page by area, then in the order of ids; `after` is the cursor that the page before gave. */
export async function peoplePage(
  client: pg.ClientBase,
  asked: PeopleAsked,
  { limit, after, unmarked }: Page,
): Promise<{ rows: PersonTuple[]; next?: string }> {
  const { text, values } = conditionOf(asked)
  const [area, id] = after?.split(' ') ?? []
  const from = area && id ? ` and (area_id, id) > ($${values.push(area)}::bigint, $${values.push(id)}::uuid)` : ''
  const read = () =>
    client.query<PersonTuple>(
      `select * from people.person where ${text} and superseded_at is null${unmarked ? ' and name_marks is null' : ''}${from}
       order by area_id, id limit ${limit + 1}`,
      values,
    )
  // A person or a body has an index of its own, in another order.
  const { rows } = asked.personId || asked.organisationId ? await read() : await walkIndex(client, read)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, ...(rows.length > limit && last ? { next: `${last.area_id} ${last.id}` } : {}) }
}
