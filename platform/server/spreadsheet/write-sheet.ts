import { Readable } from 'node:stream'
import type { Language } from '../../shared/problem.ts'
import { csvText } from './csv-text.ts'
import type { SheetNotes } from './sheet-notes.ts'
import { workbookBytes } from './workbook-bytes.ts'
import type { WrittenColumn, WrittenRows } from './written-column.ts'

export interface WriteSheetOptions {
  kind: 'xlsx' | 'csv'
  columns: readonly WrittenColumn[]
  language: Language
  rows: WrittenRows
  /** Name of the sheet; '数据' or 'Data' where it is left out. */
  name?: string
  /** A last sheet 说明; in a CSV the lines after the rows. */
  notes?: SheetNotes
}

/**
 * A table as a stream of bytes, made while it is read: the memory of a few hundred rows, however many come. The same
 * rows give the same bytes. No cell becomes a formula: xlsx cells are typed text, CSV cells that begin with
 * = + - @ tab or return get an apostrophe. CSV is UTF-8 with a mark, so that Excel shows Chinese.
 */
export function writeSheet({ kind, columns, language, rows, name, notes }: WriteSheetOptions): Readable {
  const table = { name: name ?? { zh: '数据', en: 'Data' }[language], columns, rows }
  const bytes = kind === 'csv' ? csvText(table, language, notes) : workbookBytes([table], language, notes)
  return Readable.from(bytes, { objectMode: false })
}
