import type { Language } from '../../shared/problem.ts'
import { cellStyle, cellXml, columnName, textCellXml, xmlText } from './cell-xml.ts'
import { notePairs, type SheetNotes } from './sheet-notes.ts'
import { worksheetHead } from './workbook-parts.ts'
import { type WrittenColumn, type WrittenRow, writtenText } from './written-column.ts'

/** Excel holds no more rows in a sheet, the header included. */
export const SHEET_ROWS = 1_048_576

const CHUNK = 64 * 1024
const FIRST_ROW_STAYS =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
  '</sheetView></sheetViews>'

/** Rows as a sheet takes them: `next` answers undefined at the end of a portion, `hasMore` waits for the next one. */
export interface SheetRows {
  next(): WrittenRow | undefined
  hasMore(): Promise<boolean>
}

/** One sheet with a header row that stays in view; takes rows until the sheet is full. */
export async function* worksheetXml(
  columns: readonly WrittenColumn[],
  rows: SheetRows,
  language: Language,
  sheetRows: number,
  watermark?: string,
): AsyncGenerator<string> {
  const names = columns.map((_, i) => columnName(i))
  const widths = columns.map((column) => column.width ?? { date: 12, number: 12, text: 18 }[column.type ?? 'text'])
  const headers = columns.map((column, i) => textCellXml(`${names[i]}1`, column.header[language], cellStyle.header))
  let xml = `${worksheetHead}${FIRST_ROW_STAYS}${widthsXml(widths)}<sheetData><row r="1">${headers.join('')}</row>`
  for (let line = 2; line <= sheetRows; line++) {
    const row = rows.next() ?? ((await rows.hasMore()) ? rows.next() : undefined)
    if (!row) break
    xml += `<row r="${line}">`
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]!
      xml += cellXml(names[i]! + line, row[column.key], column.type)
    }
    xml += '</row>'
    if (xml.length < CHUNK) continue
    yield xml
    xml = ''
  }
  yield `${xml}</sheetData>${footerXml(watermark)}</worksheet>`
}

/** The last sheet: who may have this table, what for, as of when. */
export function notesXml(notes: SheetNotes, language: Language): string {
  const rows = notePairs(notes, language).map(([label, text], i) => {
    const cells = textCellXml(`A${i + 1}`, label, cellStyle.label) + textCellXml(`B${i + 1}`, text, cellStyle.wrapped)
    return `<row r="${i + 1}">${cells}</row>`
  })
  return `${worksheetHead}${widthsXml([16, 80])}<sheetData>${rows.join('')}</sheetData></worksheet>`
}

/** Width of a column that fits its header and first rows, in Latin characters. */
export function fittingWidth(texts: unknown[]): number {
  const lengths = texts.map((text) => [...writtenText(text)].reduce((sum, c) => sum + (c > '\u2e80' ? 2 : 1), 0))
  return Math.min(60, Math.max(8, ...lengths) + 2)
}

function widthsXml(widths: number[]): string {
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
  return `<cols>${columns.join('')}</cols>`
}

/** & begins a code in a printed footer, 255 characters are all it takes. */
function footerXml(watermark?: string): string {
  if (!watermark) return ''
  return `<headerFooter><oddFooter>&amp;C${xmlText(watermark.slice(0, 100).replaceAll('&', '&&'))}</oddFooter></headerFooter>`
}
