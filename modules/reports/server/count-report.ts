import type pg from 'pg'
import { figureBreakdown, figureValue } from '../../../platform/server/figures/count.ts'
import { allFigures, type Figure } from '../../../platform/server/figures/figure.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import type { Breakdown } from '../../playbooks/template.ts'
import type { OutlineBlock } from '../outline.ts'
import { problems } from '../problems.ts'
import type { ReportBlock, ReportTable } from '../report.ts'
import { dimensionOf, type Part, partsOf } from './part-names.ts'

/** What the figures of a report are asked with. Without `asOf` the transaction itself must be the moment. */
export interface ReportSpan {
  responseId: string
  areaId: AreaId
  /** The area again: whoever freezes may see all of it, so that sums of whole townships may stand for its rows. */
  within?: readonly AreaId[]
  from: Date
  to?: Date | undefined
  asOf?: Date | undefined
  fromRows?: boolean
}

const heads: Record<Breakdown, string> = {
  township: '乡镇（街道）',
  village: '村（社区）',
  day: '日期',
  post: '卡口',
  organisation: '组织',
  origin: '来源地',
}

/** Counts every figure of an outline. `until` ends the days of a table that has no end of its own. */
export async function countOutline(
  client: pg.ClientBase,
  blocks: readonly OutlineBlock[],
  span: ReportSpan,
  until: Date,
): Promise<ReportBlock[]> {
  const values = new Map<string, number>()
  const wholeOf = async (name: string) => {
    const known = values.get(name) ?? (await figureValue(client, getFigure(name), span))
    values.set(name, known)
    return known
  }
  const counted: ReportBlock[] = []
  for (const block of blocks) {
    if (block.kind === 'table') counted.push(await countTable(client, block, span, { until, wholeOf }))
    else if (block.kind === 'paragraph') {
      const pieces = []
      for (const piece of block.pieces) {
        if (typeof piece === 'string') pieces.push(piece)
        else pieces.push({ kind: 'figure' as const, ...wordsOf(piece.figure), value: await wholeOf(piece.figure) })
      }
      counted.push({ kind: 'paragraph', pieces })
    } else counted.push(block)
  }
  return counted
}

async function countTable(
  client: pg.ClientBase,
  { figures, by }: Extract<OutlineBlock, { kind: 'table' }>,
  span: ReportSpan,
  { until, wholeOf }: { until: Date; wholeOf(name: string): Promise<number> },
): Promise<ReportTable> {
  const columns: Map<string, number>[] = []
  for (const name of figures) columns.push(await countColumn(client, name, by, span))
  const counted = [...new Set(columns.flatMap((column) => [...column.keys()]))].sort()
  const [first] = figures as [string]
  const { source } = getFigure(first)
  const part = partOf(getFigure(first), by)
  const { responseId, areaId, from, to = until } = span
  const parts = await partsOf(client, { responseId, by: part, areaId, from, to, counted, words: source.words })
  const total: number[] = []
  for (const name of figures) total.push(await wholeOf(name))
  return {
    kind: 'table',
    by,
    head: heads[by],
    columns: figures.map(wordsOf),
    rows: parts.map((one) => ({
      key: one.key,
      label: labelOf(one, by),
      values: columns.map((column) => column.get(one.key) ?? 0),
    })),
    total,
  }
}

/** A figure by the parts of a table's rows; what is zero is left out. */
export async function countColumn(
  client: pg.ClientBase,
  name: string,
  by: Breakdown,
  span: ReportSpan,
): Promise<Map<string, number>> {
  const figure = getFigure(name)
  const rows = await figureBreakdown(client, figure, span, partOf(figure, by))
  return new Map(rows.map(({ key, value }) => [key, value]))
}

/** The figure of a name; refuses with reports.noSuchFigure. */
export function getFigure(name: string): Figure {
  return allFigures().get(name) ?? refuse(problems.noSuchFigure({ figure: name }))
}

function partOf(figure: Figure, by: string): string {
  const known = ['precinct', 'village', 'day', 'hour', ...figure.source.dimensions].join(', ')
  return dimensionOf(figure, by) ?? refuse(problems.noSuchPart({ figure: figure.name, by, known }))
}

function wordsOf(name: string) {
  const { label, unit } = getFigure(name)
  return { figure: name, label: label.zh, unit: unit.zh }
}

function labelOf({ key, label }: Part, by: Breakdown): string {
  if (by !== 'day') return typeof label === 'object' ? label.zh : (label ?? key)
  const [, month, day] = key.split('-').map(Number)
  return `${month}月${day}日`
}
