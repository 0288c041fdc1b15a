import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { Refusal, refuse } from '../../shared/problem.ts'
import type { SheetLimits } from './limits.ts'
import { problems } from './problems.ts'
import type { RawCell, RawRow } from './raw-row.ts'
import { bytesOf } from './spool.ts'

/** First cell of the line in a CSV of ours from which on it tells about itself: who may have it, what for, as of when. */
export const NOTES_MARK = '# 说明'

/** Rows of a CSV file in UTF-8 (with or without mark), UTF-16 or GB18030. Refuses `notCsv`, `unknownEncoding`, `csvBroken`. */
export async function* csvRows(handle: FileHandle, limits: SheetLimits): AsyncGenerator<RawRow> {
  const encoding = await findEncoding(handle)
  const parser = parse({
    bom: true,
    delimiter: await findDelimiter(handle, encoding),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    // A quote that is never closed would otherwise take the rest of the file into memory.
    max_record_size: 1024 * 1024,
  })
  const text = Readable.from(decoded(handle, encoding), { objectMode: false, encoding: 'utf8' })
  text.on('error', (error) => parser.destroy(error)).pipe(parser)
  let line = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      line += 1
      if (record[0] === NOTES_MARK) return
      const cells = cellsOf(record)
      if (record.length > limits.columns) refuse(problems.tooManyColumns({ line, limit: limits.columns }))
      if (cells.size > 0) yield { line, cells }
    }
  } catch (error) {
    if (error instanceof CsvError) refuse(problems.csvBroken({ line: line + 1 }))
    throw error
  } finally {
    text.destroy()
    parser.destroy()
  }
}

function cellsOf(record: string[]): Map<number, RawCell> {
  const cells = new Map<number, RawCell>()
  record.forEach((field, position) => {
    const text = field.trim()
    // Our own exports, and people who know Excel, put an apostrophe before what must stay text.
    if (text !== '') cells.set(position, { text: /^'(?:[=+\-@\t\r]|\d+$)/.test(text) ? text.slice(1) : text })
  })
  return cells
}

async function* decoded(handle: FileHandle, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of bytesOf(handle)) {
    const text = decoder.decode(chunk, { stream: true })
    if (text) yield text
  }
  const rest = decoder.decode()
  if (rest) yield rest
}

/** Reads the file once for its encoding: the first Chinese character may stand in the last line. */
async function findEncoding(handle: FileHandle): Promise<string> {
  const head = Buffer.alloc(4)
  await handle.read(head, 0, 4, 0)
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head.toString('latin1') === 'PK\x03\x04' || head.toString('hex') === 'd0cf11e0') refuse(problems.notCsv())
  for (const encoding of ['utf-8', 'gb18030']) if (await decodes(handle, encoding)) return encoding
  return refuse(problems.unknownEncoding())
}

async function decodes(handle: FileHandle, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const chunk of bytesOf(handle)) {
      if (chunk.includes(0)) refuse(problems.notCsv())
      decoder.decode(chunk, { stream: true })
    }
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof Refusal) throw error
    return false
  }
}

/** Comma, tab (Excel's "Unicode text") or semicolon: the one most frequent in the first line. */
async function findDelimiter(handle: FileHandle, encoding: string): Promise<string> {
  const head = Buffer.alloc(8192)
  const { bytesRead } = await handle.read(head, 0, head.length, 0)
  const [line = ''] = new TextDecoder(encoding).decode(head.subarray(0, bytesRead)).split(/[\r\n]/, 1)
  const count = (mark: string) => line.split(mark).length
  return [',', '\t', ';'].sort((a, b) => count(b) - count(a))[0] ?? ','
}
