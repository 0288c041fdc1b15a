import type { RowLayout } from './row-layout.ts'

/*
 * Rows as one parameter: an array of the table's row type in PostgreSQL's binary form. A statement with a thousand text
 * parameters costs the server, and us, about twice as much as the rows themselves.
 */

const BOOL = 16
const BYTEA = 17
const INT8 = 20
const INT4 = 23
const TEXT = 25
const BYTEA_ARRAY = 1001
const TIMESTAMPTZ = 1184
const UUID = 2950
const UUID_ARRAY = 2951

/** Milliseconds from 1970 to 2000, where PostgreSQL's time begins, and how far from there microseconds are exact. */
const EPOCH_MS = 946_684_800_000
const EXACT_MS = 9_000_000_000_000
/** The most a column takes whose width does not vary: type, length and a uuid. */
const FIXED = 24

let bytes = Buffer.allocUnsafeSlow(256 * 1024)
let at = 0

/**
 * The rows in binary, values in the order of `columns`; columns of the layout that are not among them are null. Undefined
 * when a value is of a kind that is not written here: then it goes as text, and the database reads it.
 */
export function rowArrayOf(
  layout: RowLayout,
  columns: readonly string[],
  rows: readonly unknown[][],
): Buffer | undefined {
  const places = layout.columns.map(({ name }) => columns.indexOf(name))
  const types = layout.columns.map(({ type }) => type)
  if (columns.some((name) => !layout.columns.some((one) => one.name === name))) return undefined
  at = 0
  room(5 * 4)
  for (const word of [1, 0, layout.rowType, rows.length, 1]) int32(word)
  for (const row of rows) {
    room(8)
    const start = at
    at += 4
    int32(types.length)
    for (let column = 0; column < types.length; column++) {
      const type = types[column] as number
      const value = (places[column] as number) < 0 ? null : row[places[column] as number]
      room(FIXED)
      int32(type)
      if (value === null || value === undefined) int32(-1)
      else if (!write(type, value)) return undefined
    }
    lengthAt(start)
  }
  return Buffer.from(bytes.subarray(0, at))
}

function write(type: number, value: unknown): boolean {
  if (type === TEXT) return typeof value === 'string' && text(value)
  if (type === UUID) return typeof value === 'string' && uuid(value)
  if (type === INT8) return int8(value)
  if (type === INT4) return int4(value)
  if (type === TIMESTAMPTZ) return value instanceof Date && moment(value.getTime())
  if (type === BYTEA) return Buffer.isBuffer(value) && bytea(value)
  if (type === BOOL) return typeof value === 'boolean' && bool(value)
  if (type === BYTEA_ARRAY) return array(BYTEA, value)
  if (type === UUID_ARRAY) return array(UUID, value)
  return false
}

/** Room for so many more bytes. */
function room(more: number): void {
  if (at + more <= bytes.length) return
  const wider = Buffer.allocUnsafeSlow(Math.max(bytes.length * 2, at + more))
  bytes.copy(wider, 0, 0, at)
  bytes = wider
}

function int32(value: number): void {
  bytes[at] = value >>> 24
  bytes[at + 1] = value >>> 16
  bytes[at + 2] = value >>> 8
  bytes[at + 3] = value
  at += 4
}

/** Fills in the length of what was written since `start`, which is where it stands. */
function lengthAt(start: number): void {
  const end = at
  at = start
  int32(end - start - 4)
  at = end
}

const SHORT = 48

function text(value: string): boolean {
  room(4 + value.length * 3)
  const start = at
  at += 4
  if (value.length > SHORT || !ascii(value)) at = start + 4 + bytes.write(value, start + 4)
  lengthAt(start)
  return true
}

/** Short plain text is written here faster than by a call into the runtime. */
function ascii(value: string): boolean {
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index)
    if (code > 127) return false
    bytes[at + index] = code
  }
  at += value.length
  return true
}

/** Value of a hexadecimal digit by its character code; 255 for all others. */
const DIGIT = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16)
  return Number.isNaN(digit) ? 255 : digit
})
const HYPHEN = 45

function uuid(value: string): boolean {
  if (value.length !== 36) return false
  int32(16)
  for (let index = 0; index < 36; index += 2) {
    if (index === 8 || index === 13 || index === 18 || index === 23) {
      if (value.charCodeAt(index) !== HYPHEN) return false
      index++
    }
    const high = DIGIT[value.charCodeAt(index)] ?? 255
    const low = DIGIT[value.charCodeAt(index + 1)] ?? 255
    if ((high | low) > 15) return false
    bytes[at++] = (high << 4) | low
  }
  return true
}

function int8(value: unknown): boolean {
  if (typeof value === 'string') return /^\d{1,18}$/.test(value) && digits(value)
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    int32(8)
    return int64(Math.floor(value / TWO_32), value)
  }
  return false
}

/** Up to 18 digits, in parts that a number holds exactly: a BigInt would cost more than the rest of the row. */
function digits(value: string): boolean {
  const upper = Number(value.slice(0, -9))
  const low = (upper % 2 ** 15) * 1e9 + Number(value.slice(-9))
  const high = Math.floor(upper / 2 ** 15) * 1e9
  const carried = (high % 2 ** 17) * 2 ** 15 + low
  int32(8)
  return int64(Math.floor(high / 2 ** 17) + Math.floor(carried / TWO_32), carried)
}

const TWO_32 = 2 ** 32

/** Both halves of a whole number; of `low` the last 32 bits count. */
function int64(high: number, low: number): boolean {
  int32(high)
  int32(low - Math.floor(low / TWO_32) * TWO_32)
  return true
}

function int4(value: unknown): boolean {
  if (typeof value !== 'number' || (value | 0) !== value) return false
  int32(4)
  int32(value)
  return true
}

function moment(ms: number): boolean {
  const since = ms - EPOCH_MS
  if (!(Math.abs(since) < EXACT_MS)) return false
  int32(8)
  return int64(Math.floor((since * 1000) / TWO_32), since * 1000)
}

function bytea(value: Buffer): boolean {
  room(4 + value.length)
  int32(value.length)
  bytes.set(value, at)
  at += value.length
  return true
}

function bool(value: boolean): boolean {
  int32(1)
  bytes[at++] = value ? 1 : 0
  return true
}

function array(type: number, values: unknown): boolean {
  if (!Array.isArray(values)) return false
  room(24)
  const start = at
  at += 4
  for (const word of values.length === 0 ? [0, 0, type] : [1, 0, type, values.length, 1]) int32(word)
  for (const value of values) {
    room(FIXED)
    if (value === null || !write(type, value)) return false
  }
  lengthAt(start)
  return true
}
