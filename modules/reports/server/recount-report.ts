import type pg from 'pg'
import { figureValue } from '../../../platform/server/figures/count.ts'
import { allFigures } from '../../../platform/server/figures/figure.ts'
import { fieldTables } from '../../../platform/server/ledger/field-table.ts'
import type { ReportContent } from '../report.ts'
import { countColumn, getFigure, type ReportSpan } from './count-report.ts'

/** A number that is counted otherwise than it was frozen. */
export interface Recounted {
  figure: string
  /** The row of the table; empty for the whole. */
  part: string
  frozen: number
  counted: number
  /** Whether its rows can be proven: those of registers change by right, so a difference proves nothing. */
  provable: boolean
}

/** Counts every number of a frozen report again, from the rows as of its moment; answers those that differ. */
export async function recountReport(client: pg.ClientBase, content: ReportContent): Promise<Recounted[]> {
  const span: ReportSpan = {
    responseId: content.responseId,
    areaId: content.areaId,
    from: new Date(content.from),
    to: content.to ? new Date(content.to) : undefined,
    asOf: new Date(content.asOf),
    fromRows: true,
  }
  const whole = new Map<string, number>()
  const wholeOf = async (name: string) => {
    const known = whole.get(name) ?? (await figureValue(client, getFigure(name), span))
    whole.set(name, known)
    return known
  }
  const differing = new Map<string, Recounted>()
  const compare = (figure: string, part: string, frozen: number, counted: number) => {
    if (frozen !== counted)
      differing.set(`${figure} ${part}`, { figure, part, frozen, counted, provable: isProvable(figure) })
  }
  for (const block of content.blocks) {
    if (block.kind === 'paragraph') {
      for (const piece of block.pieces) {
        if (typeof piece === 'object') compare(piece.figure, '', piece.value, await known(piece.figure, wholeOf))
      }
    }
    if (block.kind !== 'table') continue
    for (const [at, { figure }] of block.columns.entries()) {
      compare(figure, '', block.total[at] ?? 0, await known(figure, wholeOf))
      const counted = allFigures().has(figure)
        ? await countColumn(client, figure, block.by, span)
        : new Map<string, number>()
      for (const row of block.rows) compare(figure, row.label, row.values[at] ?? 0, counted.get(row.key) ?? 0)
      const rows = new Set(block.rows.map((row) => row.key))
      for (const [key, value] of counted) if (!rows.has(key)) compare(figure, key, 0, value)
    }
  }
  return [...differing.values()]
}

/** A figure that no room counts any more counts nothing. */
async function known(name: string, wholeOf: (name: string) => Promise<number>): Promise<number> {
  return allFigures().has(name) ? wholeOf(name) : 0
}

function isProvable(name: string): boolean {
  const table = allFigures().get(name)?.source.table
  return fieldTables().some((one) => one.name === table)
}
