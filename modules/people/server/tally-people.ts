import type pg from 'pg'
import { addToTally, type Tally } from '../../../platform/server/figures/tally.ts'
import type { PersonTuple } from './person-table.ts'

const HOUR = 3_600_000
/** The body of whoever is in none. */
export const NO_BODY = '00000000-0000-0000-0000-000000000000'

const tally: Tally = {
  table: 'people.person_tally',
  keys: ['precinct_id', 'response_id', 'area_id', 'organisation_id', 'hour', 'document'],
  sums: ['n'],
}

type Counted = Pick<
  PersonTuple,
  'precinct_id' | 'response_id' | 'area_id' | 'organisation_id' | 'registered_at' | 'document'
>

/** Adds people who stand from now on to the sums. */
export async function tallyPeople(client: pg.ClientBase, people: readonly Counted[]): Promise<void> {
  await addToTally(client, tally, people.map(sumOf))
}

/** Takes somebody who no longer stands out of the sums. */
export async function untallyPerson(client: pg.ClientBase, person: Counted): Promise<void> {
  const sum: Record<string, unknown> = sumOf(person)
  const where = tally.keys.map((key, at) => `${key} = $${at + 1}`).join(' and ')
  await client.query(
    `update people.person_tally set n = n - 1 where ${where}`,
    tally.keys.map((key) => sum[key]),
  )
}

function sumOf({ precinct_id, response_id, area_id, organisation_id, registered_at, document }: Counted) {
  const hour = new Date(Math.floor(registered_at.getTime() / HOUR) * HOUR)
  return { precinct_id, response_id, area_id, organisation_id: organisation_id ?? NO_BODY, hour, document, n: 1 }
}
