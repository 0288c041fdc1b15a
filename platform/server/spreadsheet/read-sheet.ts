import type { FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { type Problem, Refusal, refuse, refuseIf } from '../../shared/problem.ts'
import { isSoundText } from '../sound-text.ts'
import { checkHeaders, type HeaderMatch, matchHeaders, type SheetColumn } from './columns.ts'
import { csvRows } from './csv-rows.ts'
import { type SheetLimits, sheetLimits } from './limits.ts'
import { openPackage } from './open-package.ts'
import { problems } from './problems.ts'
import type { RawCell, RawRow } from './raw-row.ts'
import { dateCellText } from './sheet-dates.ts'
import { sheetRows } from './sheet-rows.ts'
import { openSource } from './spool.ts'
import { readWorkbook } from './workbook.ts'

export interface SheetOptions {
  kind: 'xlsx' | 'csv'
  columns: readonly SheetColumn[]
  limits?: Partial<SheetLimits>
}

export interface SheetRow {
  /** The row number that Excel shows; in a CSV the number of the record. */
  line: number
  /** Trimmed text by column key; every column that the file has, '' where the cell is empty or damaged. */
  values: Record<string, string>
  /** One for each damaged cell: digits lost, a formula error, a formula without value. A row with any should be refused. */
  problems: Problem[]
}

/** The rows of a table, once. `unknownHeaders` is filled when the first row has been read: columns nobody will look at. */
export interface SheetReading extends AsyncIterable<SheetRow> {
  unknownHeaders: string[]
}

/** Above the header row people put a title and a date; further down it is not looked for. */
const HEADER_ROWS = 10

/**
 * Reads a table row by row, in the memory of a few rows (a workbook's shared texts excepted), from its first visible
 * sheet. The header row is the one among the first ten that names the most columns.
 * Numbers are given as digits, dates as `2022-11-02` (with ` 14:05` when there is a time), truth as TRUE or FALSE.
 * Throws Refusal while iterating: any problem of `spreadsheet`; rows yielded before stay yielded.
 */
export function readSheet(source: Readable | string, options: SheetOptions): SheetReading {
  const unknownHeaders: string[] = []
  return { unknownHeaders, [Symbol.asyncIterator]: () => readRows(source, options, unknownHeaders) }
}

async function* readRows(source: Readable | string, options: SheetOptions, unknownHeaders: string[]) {
  const limits = { ...sheetLimits, ...options.limits }
  const handle = await openSource(source, limits.fileBytes)
  try {
    const rows = options.kind === 'csv' ? csvRows(handle, limits) : xlsxRows(handle, limits)
    let match: HeaderMatch | undefined
    let head: RawRow[] = []
    let count = 0
    for await (const row of rows) {
      if (!match) {
        head.push(row)
        if (head.length < HEADER_ROWS) continue
      }
      const below: RawRow[] = match ? [row] : head
      match ??= takeHeader(below, options.columns, unknownHeaders)
      for (const one of below) {
        count += 1
        refuseIf(count > limits.rows ? problems.tooManyRows({ limit: limits.rows }) : undefined)
        yield sheetRow(one, match)
      }
      head = []
    }
    if (match) return
    const found = takeHeader(head, options.columns, unknownHeaders)
    refuseIf(head.length > limits.rows ? problems.tooManyRows({ limit: limits.rows }) : undefined)
    for (const one of head) yield sheetRow(one, found)
  } finally {
    await handle.close()
  }
}

async function* xlsxRows(handle: FileHandle, limits: SheetLimits): AsyncGenerator<RawRow> {
  try {
    const parts = await openPackage(handle, limits)
    const workbook = await readWorkbook(parts, limits)
    yield* sheetRows(await parts.read(workbook.sheetPath), workbook, limits.columns)
  } catch (error) {
    if (error instanceof Refusal) throw error
    // yauzl, zlib and saxes throw plain errors; to the person who sent the file they all mean the same.
    refuse(problems.notXlsx())
  }
}

/** Finds the header row, checks it, and leaves only the rows below it in `rows`. */
function takeHeader(rows: RawRow[], columns: readonly SheetColumn[], unknownHeaders: string[]): HeaderMatch {
  const matches = rows.map((row) => matchHeaders(row, columns))
  const most = Math.max(...matches.map((match) => match.known.size))
  const at = matches.findIndex((match) => match.known.size === most)
  const match = matches[at]
  if (!match) return refuse(problems.empty())
  checkHeaders(match, columns)
  unknownHeaders.push(...match.unknown)
  rows.splice(0, at + 1)
  return match
}

function sheetRow(row: RawRow, match: HeaderMatch): SheetRow {
  const values: Record<string, string> = {}
  const found: Problem[] = []
  for (const [position, { column, header }] of match.known) {
    const cell = row.cells.get(position)
    const problem = cell && problemOf(cell, header)
    const text = cell && !problem ? cell.text.trim() : ''
    values[column.key] = column.type === 'date' ? dateCellText(text) : text
    if (problem) found.push(problem)
  }
  return { line: row.line, values, problems: found }
}

/** 6.21121E+17, as Excel writes it: the digits were lost before the table was saved as text. '5E12' is a room. */
const SCIENTIFIC = /^\d(?:\.\d+)?E\+\d{2}$/i

function problemOf(cell: RawCell, header: string): Problem | undefined {
  if (SCIENTIFIC.test(cell.text)) return problems.numberDamaged({ header })
  if (!isSoundText(cell.text)) return problems.unreadableText({ header })
  return cell.damage && problems[cell.damage]({ header, shown: cell.text })
}
