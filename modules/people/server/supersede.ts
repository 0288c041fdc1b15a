import type pg from 'pg'
import { refuse } from '../../../platform/shared/problem.ts'
import { problems } from '../problems.ts'
import type { PersonTuple } from './person-table.ts'
import { untallyPerson } from './tally-people.ts'

/** Ends a version that holds, in the sums too. Refuses when somebody else ended it in this moment. */
export async function supersede(
  client: pg.ClientBase,
  row: PersonTuple,
  now: Date,
  mergedInto?: string,
): Promise<void> {
  const { rowCount } = await client.query(
    `update people.person set superseded_at = $3, merged_into = $4 where precinct_id = $1 and id = $2 and superseded_at is null`,
    [row.precinct_id, row.id, now, mergedInto ?? null],
  )
  if (rowCount !== 1) refuse(problems.changedMeanwhile())
  await untallyPerson(client, row)
}
