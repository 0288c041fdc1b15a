import { hash } from 'node:crypto'
import type pg from 'pg'
import { rowArrayOf } from './row-array.ts'
import { forgetLayouts, layoutOf } from './row-layout.ts'

/** Where rows go: the table, its columns in order, and what follows VALUES (an upsert). */
export interface Insertion {
  into: string
  columns: readonly string[]
  tail?: string
}

/*
 * Statements of few sizes, prepared once on each connection: parsing and planning a thousand parameters costs the database
 * more than the rows themselves. 37 rows go as 16 + 16 + 4 + 1.
 */
const SIZES = [256, 64, 16, 4, 1]
const MOST_PARAMETERS = 65_000
/** From so many rows on they go as one array in binary: half the work for the database, and for us. */
const WORTH_AN_ARRAY = 3
const MOST_IN_AN_ARRAY = 2_000

/**
 * Writes rows in the order given: as an array in binary where the connection knows the table, else as multi-row VALUES. All
 * statements are sent at once; a pipelined connection does not wait between them.
 */
export async function insertValues(
  client: pg.ClientBase,
  insertion: Insertion,
  rows: readonly unknown[][],
): Promise<void> {
  const sent: Promise<unknown>[] = []
  let from = 0
  while (from < rows.length) {
    const array = rows.length - from < WORTH_AN_ARRAY ? undefined : arrayOf(client, insertion, rows, from)
    if (array) {
      sent.push(client.query(array))
      from += MOST_IN_AN_ARRAY
      continue
    }
    const size = sizeFor(rows.length - from, insertion.columns.length)
    const values = rows.slice(from, from + size).flat()
    sent.push(client.query({ ...statementOf(insertion, size), values }))
    from += size
  }
  try {
    await Promise.all(sent)
  } catch (error) {
    forgetLayouts(client)
    throw error
  }
}

function arrayOf(client: pg.ClientBase, insertion: Insertion, rows: readonly unknown[][], from: number) {
  const layout = layoutOf(client, insertion.into)
  const some = rows.length > MOST_IN_AN_ARRAY ? rows.slice(from, from + MOST_IN_AN_ARRAY) : rows
  const bytes = layout && rowArrayOf(layout, insertion.columns, some)
  return bytes && { ...statementOf(insertion, 'array'), values: [bytes] }
}

function sizeFor(left: number, columns: number): number {
  return SIZES.find((size) => size <= left && size * columns <= MOST_PARAMETERS) ?? 1
}

const statements = new Map<string, { name: string; text: string }>()

function statementOf({ into, columns, tail = '' }: Insertion, size: number | 'array'): { name: string; text: string } {
  const key = `${into} ${columns.join()} ${tail} ${size}`
  const known = statements.get(key)
  if (known) return known
  const names = columns.map((column) => `"${column}"`).join()
  const source = size === 'array' ? `select ${names} from unnest($1::${into}[])` : valuesOf(columns.length, size)
  const made = {
    name: `insert-${hash('sha1', key).slice(0, 20)}`,
    text: `insert into ${into} (${names}) ${source} ${tail}`,
  }
  statements.set(key, made)
  return made
}

function valuesOf(columns: number, rows: number): string {
  const tuple = (row: number) => Array.from({ length: columns }, (_, at) => `$${row * columns + at + 1}`).join()
  return `values ${Array.from({ length: rows }, (_, row) => `(${tuple(row)})`).join()}`
}
