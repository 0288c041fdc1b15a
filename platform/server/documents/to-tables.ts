import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { SheetNotes } from '../spreadsheet/sheet-notes.ts'
import { type SheetTable, workbookBytes } from '../spreadsheet/workbook-bytes.ts'
import { fittingWidth } from '../spreadsheet/worksheet-xml.ts'
import { writeSheet } from '../spreadsheet/write-sheet.ts'
import { type Doc, type DocTable, dayText, textOf } from './document.ts'

/** The tables of a document as a workbook, a sheet each, then its notes. The same document gives the same bytes. */
export async function toXlsx(doc: Doc): Promise<Buffer> {
  const tables = tablesOf(doc).map((table, i) => sheetTable(table, i))
  const sheets =
    tables.length > 0 ? tables : [sheetTable({ kind: 'table', columns: [{ header: doc.title }], rows: [] }, 0)]
  return buffer(Readable.from(workbookBytes(sheets, doc.language ?? 'zh', notesOf(doc)), { objectMode: false }))
}

/** One table of a document as CSV, the first where `position` is left out; undefined when there is none. */
export async function toCsv(doc: Doc, position = 0): Promise<Buffer | undefined> {
  const table = tablesOf(doc)[position]
  if (!table) return undefined
  const { columns, rows } = sheetTable(table, position)
  return buffer(writeSheet({ kind: 'csv', columns, rows, language: doc.language ?? 'zh', notes: notesOf(doc) }))
}

function tablesOf(doc: Doc): DocTable[] {
  return doc.blocks.filter((block) => block.kind === 'table')
}

function sheetTable(table: DocTable, position: number): SheetTable {
  const columns = table.columns.map(({ header, type }, i) => {
    const texts = [header, ...table.rows.slice(0, 200).map((row) => textOf(row[i] ?? null))]
    return { key: String(i), header: { zh: header, en: header }, type: type ?? 'text', width: fittingWidth(texts) }
  })
  const rows = table.rows.map((row) => Object.fromEntries(row.map((cell, i) => [i, textOf(cell)])))
  return { name: table.caption ?? `表${position + 1}`, columns, rows }
}

function notesOf({ title, issuer, documentNumber, date, proof, language = 'zh' }: Doc): SheetNotes {
  const lines = [title, issuer, documentNumber, dayText(date, language)].filter((line) => line !== undefined)
  return { asOf: proof?.asOf, proof: proof?.hash, lines }
}
