import { hash } from 'node:crypto'
import type pg from 'pg'

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

/** Writes rows as multi-row VALUES, in the order given. All statements are sent at once; a pipelined connection does not wait between them. */
export async function insertValues(
  client: pg.ClientBase,
  insertion: Insertion,
  rows: readonly unknown[][],
): Promise<void> {
  const sent: Promise<unknown>[] = []
  let from = 0
  while (from < rows.length) {
    const size = sizeFor(rows.length - from, insertion.columns.length)
    const values = rows.slice(from, from + size).flat()
    sent.push(client.query({ ...statementOf(insertion, size), values }))
    from += size
  }
  await Promise.all(sent)
}

function sizeFor(left: number, columns: number): number {
  return SIZES.find((size) => size <= left && size * columns <= MOST_PARAMETERS) ?? 1
}

const statements = new Map<string, { name: string; text: string }>()

function statementOf({ into, columns, tail = '' }: Insertion, size: number): { name: string; text: string } {
  const key = `${into} ${columns.join()} ${tail} ${size}`
  const known = statements.get(key)
  if (known) return known
  const tuples = Array.from(
    { length: size },
    (_, row) => `(${columns.map((_, at) => `$${row * columns.length + at + 1}`).join()})`,
  )
  const made = {
    name: `insert-${hash('sha1', key).slice(0, 20)}`,
    text: `insert into ${into} (${columns.map((column) => `"${column}"`).join()}) values ${tuples.join()} ${tail}`,
  }
  statements.set(key, made)
  return made
}
