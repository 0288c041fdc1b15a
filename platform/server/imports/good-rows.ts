import type { ImportRow } from '../import.ts'

interface Good {
  row: unknown
  source: ImportRow
}

/** A part of the good rows that is written by one command, with the lines of the sheet behind it. */
export interface Portion {
  rows: unknown[]
  sources: ImportRow[]
}

/** The good rows of a sheet, in order. */
export interface GoodRows {
  readonly count: number
  add(row: unknown, source: ImportRow): void
  portions(): Generator<Portion>
}

const TOGETHER = 1_000

/**
 * Keeps good rows until the last one was looked at. As text: a hundred thousand of them as objects, each holding on to the
 * sheet that it was cut from, took three times the memory that a server of a county has to spare.
 */
export function keepGoodRows(portion: number): GoodRows {
  const kept: Buffer[] = []
  let open: Good[] = []
  let count = 0
  return {
    get count() {
      return count
    },
    add(row, source) {
      count++
      open.push({ row, source })
      if (open.length < TOGETHER) return
      kept.push(Buffer.from(JSON.stringify(open)))
      open = []
    },
    *portions() {
      let some: Good[] = []
      for (const text of [...kept, Buffer.from(JSON.stringify(open))]) {
        for (const good of JSON.parse(text.toString()) as Good[]) {
          some.push(good)
          if (some.length < portion) continue
          yield portionOf(some)
          some = []
        }
      }
      if (some.length > 0) yield portionOf(some)
    },
  }
}

function portionOf(some: readonly Good[]): Portion {
  return { rows: some.map(({ row }) => row), sources: some.map(({ source }) => source) }
}
