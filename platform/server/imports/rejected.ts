import { newId } from '../../shared/ids.ts'
import { type Language, problemText } from '../../shared/problem.ts'
import type { ImportColumn, RejectedRow } from '../import.ts'

const KEPT_MS = 30 * 60_000
/** Rows of all files together: beyond it the oldest files go first, whoever sent them. */
const KEPT_ROWS = 400_000

interface Kept {
  userId: string
  columns: readonly ImportColumn[]
  rows: RejectedRow[]
}

/** Rows that were not taken wait half an hour for the person who sent them; they hold personal data and are on no disk. */
const waiting = new Map<string, Kept>()

export function keepRejected(kept: Kept): string {
  const id = newId()
  waiting.set(id, kept)
  setTimeout(() => waiting.delete(id), KEPT_MS).unref()
  let rows = [...waiting.values()].reduce((sum, one) => sum + one.rows.length, 0)
  for (const [oldest, one] of waiting) {
    if (rows <= KEPT_ROWS || oldest === id) break
    waiting.delete(oldest)
    rows -= one.rows.length
  }
  return id
}

export function findRejected(id: string, userId: string): Kept | undefined {
  const kept = waiting.get(id)
  return kept?.userId === userId ? kept : undefined
}

/** The rejected rows as a sheet that can be mended and sent again: the same columns, the line, and why in both languages. */
export function rejectedSheet(kept: Kept) {
  const both = (row: RejectedRow, language: Language) =>
    row.problems.map((problem) => problemText(problem, language)).join('\n')
  return {
    columns: [
      ...kept.columns.map((column) => ({
        key: column.key,
        header: { zh: column.headers[0] ?? column.key, en: column.headers[0] ?? column.key },
      })),
      { key: ' line', header: { zh: '原表行号', en: 'Line' }, type: 'number' as const, width: 10 },
      { key: ' zh', header: { zh: '未导入原因', en: '未导入原因' }, width: 40 },
      { key: ' en', header: { zh: 'Reason', en: 'Reason' }, width: 40 },
    ],
    rows: kept.rows.map((row) => ({
      ...row.values,
      ' line': row.line,
      ' zh': both(row, 'zh'),
      ' en': both(row, 'en'),
    })),
  }
}
