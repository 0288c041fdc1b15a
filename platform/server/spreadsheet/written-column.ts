import type { Language } from '../../shared/problem.ts'

/** A column to write. `width` in characters of Latin text (a Chinese one takes two). 'text' is the default. */
export interface WrittenColumn {
  key: string
  header: Record<Language, string>
  width?: number
  type?: 'text' | 'number' | 'date'
}

export type WrittenRow = Record<string, unknown>
/** Rows one by one, or some thousand at a time: waiting for each of a million rows costs more than writing it. */
export type WrittenRows = AsyncIterable<WrittenRow | readonly WrittenRow[]> | Iterable<WrittenRow>

/** A portion of rows, also where it is a single one. */
export function portionOf(rows: WrittenRow | readonly WrittenRow[]): readonly WrittenRow[] {
  return Array.isArray(rows) ? rows : [rows as WrittenRow]
}

/** What a cell says as text: dates as `2022-11-02` or `2022-11-02T06:05:00.000Z`, nothing for null and undefined. */
export function writtenText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (!(value instanceof Date)) return String(value)
  return value.getTime() % 86_400_000 === 0 ? value.toISOString().slice(0, 10) : value.toISOString()
}
