import type pg from 'pg'
import { insertValues } from '../insert-values.ts'
import { isLate } from './close-hours.ts'

export interface Tally {
  table: string
  /** Key columns in the order of the primary key, precinct_id first; all values as they are bound. */
  keys: readonly string[]
  /** n, and what else is summed. */
  sums: readonly string[]
  /** Takes what is added to hours that are over. */
  late?: string
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
  const columns = [...tally.keys, ...tally.sums]
  const name = tally.table.split('.')[1]
  const added = tally.sums.map((sum) => `${sum} = ${name}.${sum} + excluded.${sum}`).join()
  await insertValues(
    client,
    { into: tally.table, columns, tail: `on conflict (${tally.keys.join()}) do update set ${added}` },
    addedUp(tally, increments),
  )
}

/**
 * Writes down what is added to hours that are over: sums of days have them already (see closeHours). Increments may be negative.
 * Sends nothing where all is of now.
 */
export async function addLate(
  client: pg.ClientBase,
  tally: Tally,
  increments: readonly Record<string, unknown>[],
  now: Date,
): Promise<void> {
  const late = increments.filter(({ hour }) => isLate(hour as Date, now))
  if (!tally.late || late.length === 0) return
  await insertValues(client, { into: tally.late, columns: [...tally.keys, ...tally.sums] }, addedUp(tally, late))
}

/** Increments of one key as one, in the order of the keys; values in the order of the columns. */
function addedUp(tally: Tally, increments: readonly Record<string, unknown>[]): unknown[][] {
  const byKey = new Map<string, Record<string, unknown>>()
  for (const increment of increments) {
    const key = keyOf(tally, increment)
    const sum = byKey.get(key)
    if (!sum) byKey.set(key, { ...increment })
    else for (const column of tally.sums) sum[column] = Number(sum[column] ?? 0) + Number(increment[column] ?? 0)
  }
  const columns = [...tally.keys, ...tally.sums]
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => columns.map((column) => sum[column]))
}

function keyOf(tally: Tally, increment: Record<string, unknown>): string {
  let key = ''
  for (const column of tally.keys) {
    const value = increment[column]
    key += `${value instanceof Date ? value.getTime() : String(value)}|`
  }
  return key
}
