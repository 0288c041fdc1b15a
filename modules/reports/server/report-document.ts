import { toBuffer } from 'qrcode'
import type { Block, Doc, Inline } from '../../../platform/server/documents/document.ts'
import { toHtml } from '../../../platform/server/documents/to-html.ts'
import { toCsv, toXlsx } from '../../../platform/server/documents/to-tables.ts'
import { toWord } from '../../../platform/server/documents/to-word.ts'
import { localDay, localStamp } from '../../../platform/shared/dates.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { type FigurePart, printedQuestion } from '../printed-figure.ts'
import { problems } from '../problems.ts'
import { proofCode, type ReportBlock, type ReportContent, type ReportFormat, type ReportTable } from '../report.ts'
import { contentOf, type ReportTuple } from './report-table.ts'

/** A frozen report as it is printed: where its figures open, and the block of the ledger that holds it. */
export interface Printing {
  report: Pick<ReportTuple, 'id' | 'content' | 'content_hash' | 'version'>
  block: number | undefined
  /** Origin of the console, such as https://muster.example.test; '' leaves the links relative. */
  site: string
}

/** The bytes of a printed report: the same report, site and block give the same bytes, so a file can be proved. */
export async function printReport(printing: Printing, format: ReportFormat): Promise<Buffer> {
  const doc = await documentOf(printing)
  if (format === 'docx') return toWord(doc)
  if (format === 'xlsx') return toXlsx(doc)
  if (format === 'html') return Buffer.from(toHtml(doc))
  return (await toCsv(doc)) ?? refuse(problems.noTable())
}

async function documentOf({ report, block, site }: Printing): Promise<Doc> {
  const content = contentOf(report)
  const code = proofCode(report.content_hash)
  const asOf = new Date(content.asOf)
  const hash = `${code}　第${report.version}版${block === undefined ? '' : `　台账第${block}块`}`
  return {
    title: content.title,
    issuer: content.issuer,
    date: localDay(asOf),
    blocks: content.blocks.map((one) => blockOf(content, one, site)),
    proof: {
      hash,
      qrPng: await toBuffer(`${site}/report?report=${report.id}&proof=${code}`, { margin: 1 }),
      asOf: localStamp(asOf),
    },
  }
}

function blockOf(content: ReportContent, block: ReportBlock, site: string): Block {
  const figure = (name: string, value: number, part?: FigurePart): Inline => ({
    text: value,
    href: `${site}${figurePath(content, name, part)}`,
  })
  if (block.kind === 'paragraph') {
    const text = block.pieces.map((piece) => (typeof piece === 'string' ? piece : figure(piece.figure, piece.value)))
    return { kind: 'paragraph', text }
  }
  if (block.kind !== 'table') return block
  const cells = (values: readonly number[], part?: FigurePart) =>
    block.columns.map((column, at) => figure(column.figure, values[at] ?? 0, part))
  return {
    kind: 'table',
    columns: [
      { header: block.head, width: firstWidth(block) },
      ...block.columns.map(({ label, unit }) => ({ header: `${label}（${unit}）`, type: 'number' as const })),
    ],
    rows: [
      ...block.rows.map((row) => [row.label, ...cells(row.values, { by: block.by, key: row.key })]),
      ['合计', ...cells(block.total)],
    ],
  }
}

/** The console's address of a figure's rows; the names in it are those of platform/browser/figures. */
function figurePath(content: ReportContent, name: string, part?: FigurePart): string {
  const { figure, areaId, from, to, asOf, where = {} } = printedQuestion(content, name, part)
  const address = new URLSearchParams({ response: content.responseId, figure, figureArea: areaId, figureFrom: from })
  if (to) address.set('figureTo', to)
  address.set('figureAsOf', asOf)
  for (const [dimension, value] of Object.entries(where)) address.set(`where.${dimension}`, value)
  return `/figures?${address}`
}

/** Names of places and days stand on one line: in half characters, as the other columns are measured. */
function firstWidth({ head, rows }: ReportTable): number {
  return Math.max(12, Math.min(30, Math.max(head.length, ...rows.map((row) => row.label.length)) * 2 + 3))
}
