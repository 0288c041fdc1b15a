import { refuse } from '../../shared/problem.ts'
import { parseXml } from './parse-xml.ts'
import { problems } from './problems.ts'
import type { RawCell, RawRow } from './raw-row.ts'
import { textOfSerial } from './sheet-dates.ts'
import type { Workbook } from './workbook.ts'

interface OpenCell {
  column: number
  type: string
  style: number
  formula: boolean
  value: string
}

/** Rows of a sheet that have content, as they arrive. Formulas are never run: the value stored beside them counts. */
export async function* sheetRows(
  bytes: AsyncIterable<Uint8Array>,
  workbook: Workbook,
  maxColumns: number,
): AsyncGenerator<RawRow> {
  let ready: RawRow[] = []
  let row: RawRow = { line: 0, cells: new Map() }
  let cell: OpenCell | undefined
  let nextColumn = 0
  let taking = false
  let inPhonetic = false
  const open = (name: string, attributes: Record<string, string>) => {
    if (name === 'c') {
      const column = attributes.r ? columnOf(attributes.r) : nextColumn
      nextColumn = column + 1
      cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), formula: false, value: '' }
    } else if (name === 'v') taking = true
    else if (name === 't') taking = cell?.type === 'inlineStr' && !inPhonetic
    else if (name === 'row') {
      // Some programs leave row and cell numbers out: then they follow one another.
      row = { line: attributes.r ? Number(attributes.r) : row.line + 1, cells: new Map() }
      nextColumn = 0
    } else if (name === 'f' && cell) cell.formula = true
    else if (name === 'rPh') inPhonetic = true
  }
  const close = (name: string) => {
    if (name === 'v' || name === 't') taking = false
    else if (name === 'c' && cell) {
      const shown = shownCell(cell, workbook)
      if (shown && cell.column >= maxColumns) refuse(problems.tooManyColumns({ line: row.line, limit: maxColumns }))
      if (shown) row.cells.set(cell.column, shown)
      cell = undefined
    } else if (name === 'row') {
      if (row.cells.size > 0) ready.push(row)
    } else if (name === 'rPh') inPhonetic = false
  }
  const text = (piece: string) => {
    if (taking && cell) cell.value += piece
  }
  for await (const _ of parseXml(bytes, { open, close, text })) {
    const rows = ready
    ready = []
    yield* rows
  }
}

/** 'A1' is 0, 'AA7' is 26. */
function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

function shownCell({ type, value, style, formula }: OpenCell, workbook: Workbook): RawCell | undefined {
  if (value === '') return formula && type !== 'str' ? { text: '', damage: 'formulaWithoutValue' } : undefined
  if (type === 'e') return { text: value, damage: 'errorValue' }
  const text = textOf(type, value, workbook)
  if (text !== undefined) return text === '' ? undefined : { text }
  const { date, digits } = workbook.styles[style] ?? {}
  const number = Number(value)
  // Excel keeps 15 digits of a number: from 16 on the last ones are not what was typed.
  if (Math.abs(number) >= 1e15) return { text: value, damage: 'numberDamaged' }
  if (date) return { text: textOfSerial(number, workbook.date1904) ?? value }
  // 0.1 is stored as 0.10000000000000001; sums of money carry the same dust.
  const plain = Number.isFinite(number) ? String(Number(number.toPrecision(15))) : value
  return { text: digits ? plain.padStart(digits, '0') : plain }
}

function textOf(type: string, value: string, workbook: Workbook): string | undefined {
  if (type === 's') return unescapeText(workbook.sharedTexts[Number(value)] ?? '')
  if (type === 'inlineStr' || type === 'str') return unescapeText(value)
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type === 'd') return value.endsWith('T00:00:00') ? value.slice(0, 10) : value.slice(0, 16).replace('T', ' ')
  return undefined
}

/** The format writes a character that XML cannot hold as _x000D_. */
function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
