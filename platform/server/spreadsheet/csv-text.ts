import type { Language } from '../../shared/problem.ts'
import { NOTES_MARK } from './csv-rows.ts'
import { serialOf, textOfSerial } from './sheet-dates.ts'
import { notePairs, type SheetNotes } from './sheet-notes.ts'
import type { SheetTable } from './workbook-bytes.ts'
import { portionOf, type WrittenColumn, writtenText } from './written-column.ts'

const CHUNK = 64 * 1024

/** A table as CSV (RFC 4180, CRLF, UTF-8 with mark). Notes follow the rows, where programs that read it stop first. */
export async function* csvText({ columns, rows }: SheetTable, language: Language, notes?: SheetNotes) {
  let text = `\ufeff${columns.map((column) => csvField(column.header[language])).join(',')}\r\n`
  for await (const some of rows) {
    for (const row of portionOf(some)) {
      for (let i = 0; i < columns.length; i++) {
        const column = columns[i]!
        text += (i === 0 ? '' : ',') + csvCell(row[column.key], column)
      }
      text += '\r\n'
      if (text.length < CHUNK) continue
      yield Buffer.from(text)
      text = ''
    }
  }
  if (notes) {
    text += `\r\n${NOTES_MARK}\r\n`
    for (const pair of notePairs(notes, language)) text += `${pair.map(csvField).join(',')}\r\n`
  }
  yield Buffer.from(text)
}

function csvCell(value: unknown, column: WrittenColumn): string {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (column.type === 'date' && value instanceof Date) return csvField(textOfSerial(serialOf(value) ?? 0) ?? '')
  const text = writtenText(value)
  // A number written out is no formula, and must not lose its sign to the apostrophe.
  return column.type === 'number' && text !== '' && Number.isFinite(Number(text)) ? text : csvField(text)
}

/** OWASP "CSV injection": = + - @ tab and return begin a formula in some program, their full-width forms in Chinese ones. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

function csvField(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
