import { serialOf } from './sheet-dates.ts'
import { type WrittenColumn, writtenText } from './written-column.ts'

/** Style numbers of `stylesXml`. */
export const cellStyle = {
  plain: 0,
  header: 1,
  text: 2,
  number: 3,
  date: 4,
  dateTime: 5,
  label: 6,
  wrapped: 7,
} as const

/** Excel refuses a file with longer texts. */
const LONGEST_TEXT = 32_767

/** One cell; '' where there is nothing to write. Text is written as text in a text format: never a formula, even on editing. */
export function cellXml(reference: string, value: unknown, type: WrittenColumn['type']): string {
  if (value === null || value === undefined || value === '') return ''
  if (type === 'number' && typeof value !== 'boolean' && Number.isFinite(Number(value))) {
    return `<c r="${reference}" s="${cellStyle.number}"><v>${Number(value)}</v></c>`
  }
  if (type === 'date' && (typeof value === 'string' || value instanceof Date)) {
    const serial = serialOf(value)
    const style = serial !== undefined && Number.isInteger(serial) ? cellStyle.date : cellStyle.dateTime
    if (serial !== undefined && serial >= 1) return `<c r="${reference}" s="${style}"><v>${serial}</v></c>`
  }
  return textCellXml(reference, writtenText(value), cellStyle.text)
}

/** A text cell; what is longer than a cell holds ends in '…'. */
export function textCellXml(reference: string, text: string, style: number): string {
  const fitting = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(fitting)}</t></is></c>`
}

const UNSAFE = /[&<>"]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML cannot hold
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)/g
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for XML, in an element or an attribute; characters that XML cannot hold are written _x000B_ as Excel does. */
export function xmlText(text: string): string {
  const writable = text.toWellFormed().replace(UNWRITABLE, (character) => {
    return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
  })
  return UNSAFE.test(writable) ? writable.replace(/[&<>"]/g, (character) => entities[character] ?? '') : writable
}

/** 0 is 'A', 26 is 'AA'. */
export function columnName(position: number): string {
  const last = String.fromCharCode(65 + (position % 26))
  return position < 26 ? last : columnName(Math.floor(position / 26) - 1) + last
}
