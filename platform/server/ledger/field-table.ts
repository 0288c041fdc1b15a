import { hash } from 'node:crypto'
import type pg from 'pg'
import { insertValues } from '../insert-values.ts'
import { isoOf } from './iso-of.ts'

/**
 * A table of what happened in the field. Its rows are digested into the ledger entry that wrote them, so that a byte
 * changed by hand is found. Columns named `mutable` are marks that later entries set (superseded_at, status).
 */
export interface FieldTable {
  name: string
  mutable: ReadonlySet<string>
}

export type Row = Record<string, unknown>
/** [table, id, digest] as the ledger entry keeps it. */
export type RecordMark = [table: string, id: string, digest: string]

const tables = new Map<string, FieldTable>()

export function fieldTable(name: string, { mutable = [] }: { mutable?: string[] } = {}): FieldTable {
  const table = { name, mutable: new Set(mutable) }
  tables.set(name, table)
  return table
}

export function fieldTables(): FieldTable[] {
  return [...tables.values()]
}

/** Digest of a row, the same before it is written and after it is read again: types are levelled, nulls left out. */
export function digestOf(table: FieldTable, row: Row): string {
  const parts: unknown[] = []
  for (const column of sortedColumns(row)) {
    const value = row[column]
    if (value === null || value === undefined || table.mutable.has(column)) continue
    parts.push(column, typeof value === 'string' && value.length !== 18 ? value : levelled(value))
  }
  return hash('sha256', JSON.stringify(parts), 'base64url')
}

interface Shape {
  keys: readonly string[]
  sorted: readonly string[]
}

const shapes = new Map<string, Shape>()
let last: Shape = { keys: [], sorted: [] }

/** The columns of a row in order; rows of one table come in few shapes and one after the other, so each is sorted once. */
function sortedColumns(row: Row): readonly string[] {
  const keys = Object.keys(row)
  if (keys.length === last.keys.length && keys.every((key, at) => key === last.keys[at])) return last.sorted
  const name = keys.join()
  last = shapes.get(name) ?? { keys, sorted: [...keys].sort() }
  if (shapes.size > 1000) shapes.clear()
  shapes.set(name, last)
  return last.sorted
}

function levelled(value: unknown): unknown {
  if (value instanceof Date) return isoOf(value)
  if (Buffer.isBuffer(value)) return value.toString('base64')
  if (typeof value === 'number' || typeof value === 'bigint') return plainNumber(String(value))
  // The id of the whole country, which a bigint column gives back without its zeros.
  if (value === '0'.repeat(18)) return '0'
  if (Array.isArray(value)) return value.map(levelled)
  if (value && typeof value === 'object') {
    return Object.keys(value)
      .filter((key) => (value as Row)[key] !== undefined)
      .sort()
      .flatMap((key) => [key, levelled((value as Row)[key])])
  }
  return value
}

/** A number without exponent, as PostgreSQL writes a numeric: 1e-7 is 0.0000001. */
function plainNumber(text: string): string {
  if (!text.includes('e')) return text
  const [, sign = '', whole = '', fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? []
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.padEnd(point, '0')}`
}

/** Writes rows in the order of their ids, so that two transactions never lock each other out. */
export async function insertRows(client: pg.ClientBase, table: FieldTable, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const columns = sortedColumns(rows[0] as Row)
  const sorted = [...rows].sort((a, b) => ((a.id as string) < (b.id as string) ? -1 : 1))
  await insertValues(
    client,
    { into: table.name, columns },
    sorted.map((row) => columns.map((column) => forDriver(row[column]))),
  )
}

/** Whether one of these rows keeps a sealed half for good: as it is, and under its digest. */
export function keepsForGood({ mutable }: FieldTable, rows: readonly Row[], sealed: Buffer | undefined): boolean {
  return sealed !== undefined && !mutable.has('sealed') && rows.some((row) => row.sealed === sealed)
}

/** What the ledger keeps of rows: [table, id, digest] of each, in their order. */
export function marksOf(table: FieldTable, rows: readonly Row[]): RecordMark[] {
  return rows.map((row) => [table.name, String(row.id), digestOf(table, row)])
}

// A jsonb column takes text; node-pg would write a plain array as a PostgreSQL array.
function forDriver(value: unknown): unknown {
  const plain =
    value && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date) && !Buffer.isBuffer(value)
  return plain ? JSON.stringify(value) : (value ?? null)
}
