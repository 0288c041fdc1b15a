import type pg from 'pg'

/** The columns of a table in their order, by the numbers PostgreSQL gives types: what a row in binary is written by. */
export interface RowLayout {
  /** The type of the table's rows. */
  rowType: number
  columns: readonly { name: string; type: number }[]
}

type Known = Map<string, RowLayout | undefined>
const byClient = new WeakMap<pg.ClientBase, Known>()

/**
 * The layout of a table as this connection sees it. Nobody waits for it: what is not known yet is asked for along the way
 * and there the next time. Only for pipelined connections; on a cluster there is none, because arrays are slow there.
 */
export function layoutOf(client: pg.ClientBase, table: string): RowLayout | undefined {
  if (!(client as { pipeline?: boolean }).pipeline) return undefined
  let known = byClient.get(client)
  if (!known) {
    known = new Map()
    byClient.set(client, known)
  }
  if (!known.has(table)) {
    known.set(table, undefined)
    void ask(client, table, known)
  }
  return known.get(table)
}

/** Forgets the layouts of a connection after an insert that failed: the table may have a new column. */
export function forgetLayouts(client: pg.ClientBase): void {
  byClient.delete(client)
}

async function ask(client: pg.ClientBase, table: string, known: Known): Promise<void> {
  try {
    const { rows } = await client.query<{ name: string; type: number; row_type: number }>(LAYOUT, [table])
    const [first] = rows
    if (first) known.set(table, { rowType: first.row_type, columns: rows.map(({ name, type }) => ({ name, type })) })
  } catch {
    // The transaction failed before the question came: it is asked again.
    known.delete(table)
  }
}

const LAYOUT = `
  select a.attname as name, a.atttypid::int as type, c.reltype::int as row_type
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
    and not exists (select from pg_extension where extname = 'citus')
  order by a.attnum`
