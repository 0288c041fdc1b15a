import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { Language } from '../../shared/problem.ts'
import { notesTitle, type SheetNotes } from './sheet-notes.ts'
import { contentTypesXml, rootRelationsXml, stylesXml, workbookRelationsXml, workbookXml } from './workbook-parts.ts'
import { notesXml, SHEET_ROWS, type SheetRows, worksheetXml } from './worksheet-xml.ts'
import { portionOf, type WrittenColumn, type WrittenRow, type WrittenRows } from './written-column.ts'

/** One sheet of a workbook, or a CSV file. */
export interface SheetTable {
  name: string
  columns: readonly WrittenColumn[]
  rows: WrittenRows
}

/**
 * A workbook with a sheet for each table, then its notes, in pieces as they are made. Rows beyond what a sheet holds
 * go on in a next sheet. The same tables give the same bytes on every machine: the compression is fflate's, not zlib's.
 */
export async function* workbookBytes(
  tables: SheetTable[],
  language: Language,
  notes?: SheetNotes,
  sheetRows = SHEET_ROWS,
): AsyncGenerator<Uint8Array> {
  const archive = new Archive()
  const names: string[] = []
  for (const table of tables) {
    const rows = new PeekedRows(table.rows)
    try {
      do {
        names.push(sheetName(table.name, names))
        const xml = worksheetXml(table.columns, rows, language, sheetRows, notes?.watermark)
        yield* archive.add(`xl/worksheets/sheet${names.length}.xml`, xml)
      } while (await rows.hasMore())
    } finally {
      await rows.close()
    }
  }
  if (notes) {
    names.push(sheetName(notesTitle[language], names))
    yield* archive.add(`xl/worksheets/sheet${names.length}.xml`, [notesXml(notes, language)])
  }
  yield* archive.add('xl/styles.xml', [stylesXml])
  yield* archive.add('xl/workbook.xml', [workbookXml(names)])
  yield* archive.add('xl/_rels/workbook.xml.rels', [workbookRelationsXml(names.length)])
  yield* archive.add('_rels/.rels', [rootRelationsXml])
  yield* archive.add('[Content_Types].xml', [contentTypesXml(names.length)])
  yield* archive.end()
}

/** Excel allows 31 characters without []:*?/\ and no name twice. */
function sheetName(wanted: string, taken: string[]): string {
  const name =
    wanted
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 26) || 'Sheet'
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? name : `${name} (${n})`
    if (!taken.some((other) => other.toLowerCase() === candidate.toLowerCase())) return candidate
  }
}

/** Rows that can be asked whether one more comes, so that a full sheet is not followed by an empty one. */
class PeekedRows implements SheetRows {
  private readonly rows: AsyncIterator<WrittenRow | readonly WrittenRow[]> | Iterator<WrittenRow>
  private portion: readonly WrittenRow[] = []
  private at = 0
  private finished = false

  constructor(rows: WrittenRows) {
    this.rows = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  }

  next(): WrittenRow | undefined {
    return this.portion[this.at++]
  }

  async hasMore(): Promise<boolean> {
    while (this.at >= this.portion.length && !this.finished) {
      const { value, done = false } = await this.rows.next()
      this.finished = done
      this.portion = done ? [] : portionOf(value)
      this.at = 0
    }
    return this.at < this.portion.length
  }

  /** Lets the source free what it holds, such as a database cursor, when the reader went away. */
  async close(): Promise<void> {
    if (!this.finished) await this.rows.return?.()
  }
}

/** A zip file that is handed on while it is made. All its times are 1980-01-01, the first a zip file knows. */
class Archive {
  private ready: Uint8Array[] = []
  private readonly zip: Zip

  constructor() {
    this.zip = new Zip((error, bytes) => {
      if (error) throw error
      this.ready.push(bytes)
    })
  }

  async *add(path: string, pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
    const file = new ZipDeflate(path, { level: 4 })
    file.mtime = new Date(1980, 0, 1)
    this.zip.add(file)
    for await (const piece of pieces) {
      file.push(strToU8(piece))
      yield* this.taken()
    }
    file.push(new Uint8Array(0), true)
    yield* this.taken()
  }

  *end(): Generator<Uint8Array> {
    this.zip.end()
    yield* this.taken()
  }

  private taken(): Uint8Array[] {
    const taken = this.ready
    this.ready = []
    return taken
  }
}
