import type pg from 'pg'
import { insertValues } from '../insert-values.ts'

export interface Tally {
  table: string
  /** Key columns in the order of the primary key, precinct_id first; all values as they are bound. */
  keys: readonly string[]
  /** n, and what else is summed. */
  sums: readonly string[]
}

/**
 * Adds to sums in the same transaction as the rows they count. Increments of one key are added up first; keys go in order,
 * so that two transactions wait for each other and never lock each other out.
 */
export async function addToTally(
  client: pg.ClientBase,
  tally: Tally,
  increments: readonly Record<string, unknown>[],
): Promise<void> {
  const byKey = new Map<string, Record<string, unknown>>()
  for (const increment of increments) {
    const key = keyOf(tally, increment)
    const sum = byKey.get(key)
    if (!sum) byKey.set(key, { ...increment })
    else for (const column of tally.sums) sum[column] = Number(sum[column] ?? 0) + Number(increment[column] ?? 0)
  }
  const sorted = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
  const columns = [...tally.keys, ...tally.sums]
  const name = tally.table.split('.')[1]
  const added = tally.sums.map((sum) => `${sum} = ${name}.${sum} + excluded.${sum}`).join()
  await insertValues(
    client,
    { into: tally.table, columns, tail: `on conflict (${tally.keys.join()}) do update set ${added}` },
    sorted.map((row) => columns.map((column) => row[column])),
  )
}

function keyOf(tally: Tally, increment: Record<string, unknown>): string {
  let key = ''
  for (const column of tally.keys) {
    const value = increment[column]
    key += `${value instanceof Date ? value.getTime() : String(value)}|`
  }
  return key
}
