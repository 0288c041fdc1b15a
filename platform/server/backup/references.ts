import type pg from 'pg'
import { type Table, tableName } from './archive.ts'

export interface Reference {
  from: string
  to: string
}

/** Foreign keys between different tables, by `schema.table`; those of partitions are the parent's. */
export async function listReferences(client: pg.ClientBase): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(`
    select fn.nspname || '.' || f.relname as from, tn.nspname || '.' || t.relname as to
    from pg_constraint k
      join pg_class f on f.oid = k.conrelid join pg_namespace fn on fn.oid = f.relnamespace
      join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and f.oid <> t.oid`)
  return rows
}

/** The tables in an order in which each comes after those it refers to. Tables in a circle come last. */
export function referredFirst(tables: Table[], references: Reference[]): Table[] {
  const waiting = new Map(tables.map((table) => [tableName(table), table]))
  const ordered: Table[] = []
  for (let progress = true; progress && waiting.size > 0; ) {
    progress = false
    for (const [name, table] of waiting) {
      if (references.some(({ from, to }) => from === name && waiting.has(to))) continue
      waiting.delete(name)
      ordered.push(table)
      progress = true
    }
  }
  return [...ordered, ...waiting.values()]
}

/** References that point at a table later in the order. */
export function forwardReferences(tables: Table[], references: Reference[]): Reference[] {
  const place = new Map(tables.map((table, index) => [tableName(table), index]))
  return references.filter(({ from, to }) => (place.get(from) ?? 0) < (place.get(to) ?? -1))
}
