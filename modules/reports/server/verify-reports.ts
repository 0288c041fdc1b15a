import type pg from 'pg'
import { allFigures } from '../../../platform/server/figures/figure.ts'
import { blockNumbers } from '../../../platform/server/ledger/find-entries.ts'
import type { Broken, Findings } from '../../../platform/server/ledger/verify-fault.ts'
import { isWithin } from '../../../platform/shared/area-id.ts'
import { proofCode, type ReportContent } from '../report.ts'
import { hashOf } from './canonical.ts'
import { frozenHashes } from './frozen-hashes.ts'
import { recountReport } from './recount-report.ts'
import { contentOf, type ReportTuple } from './report-table.ts'

interface Sentence {
  zh: string
  en: string
}

/** What became of one frozen report. */
export interface ProvenReport {
  id: string
  title: string
  version: number
  code: string
  block: number | null
  holds: boolean
  /** Why it no longer holds. */
  reasons: Sentence[]
  /** Numbers of registers that are counted otherwise by now; they prove nothing either way. */
  notes: Sentence[]
}

const REPORTS_AT_A_TIME = 50

/**
 * Proves every frozen report: its text has the hash that its ledger entry keeps, each number is counted again from the rows as of
 * its moment, and none of the rows, entries and blocks it stands on was found broken before. Names in `findings` what does not hold.
 */
export async function verifyReports(client: pg.ClientBase, findings: Findings): Promise<ProvenReport[]> {
  const proven: ProvenReport[] = []
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await client.query<ReportTuple>(
      'select * from reports.report where id > $1 order by id limit $2',
      [last, REPORTS_AT_A_TIME],
    )
    if (rows.length === 0) return proven
    const entryIds = rows.map((row) => row.command_id)
    const blocks = await blockNumbers(client, entryIds)
    const hashes = await frozenHashes(client, entryIds)
    for (const report of rows) {
      const about = { block: blocks.get(report.command_id), frozenHash: hashes.get(report.command_id) }
      const one = await proveReport(client, report, about, findings)
      proven.push(one)
      if (!one.holds) nameReport(one, report, findings)
    }
    last = rows.at(-1)?.id ?? last
  }
}

async function proveReport(
  client: pg.ClientBase,
  report: ReportTuple,
  { block, frozenHash }: { block: number | undefined; frozenHash: string | undefined },
  findings: Findings,
): Promise<ProvenReport> {
  const reasons: Sentence[] = []
  const notes: Sentence[] = []
  if (hashOf(report.content) !== report.content_hash)
    reasons.push({ zh: '定稿的内容被改动过', en: 'its frozen text has been changed' })
  if (frozenHash !== report.content_hash)
    reasons.push({ zh: '校验码与台账条目不符', en: 'its hash is not the one in its ledger entry' })
  if (findings.brokenEntries.has(report.command_id))
    reasons.push({ zh: '定稿的台账条目被改动过', en: 'the ledger entry of its freezing has been changed' })
  if (findings.cutAt !== undefined && (block === undefined || block >= findings.cutAt)) {
    reasons.push({ zh: `台账自第${findings.cutAt}块起接不上`, en: `the chain is cut at block ${findings.cutAt}` })
  }
  if (findings.full) reasons.push({ zh: '不符之处过多，无法逐份判断', en: 'too much is broken to judge it by itself' })
  const content = readable(report)
  if (content) {
    const broken = findings.broken.filter((one) => counts(content, one)).length
    if (broken > 0)
      reasons.push({ zh: `它统计的记录有 ${broken} 条被改动过`, en: `${broken} of the records it counts are broken` })
    const recount = await recountReport(client, content)
    for (const { figure, part, frozen, counted, provable } of recount) {
      const where = part ? `${figure}（${part}）` : figure
      const sentence = {
        zh: `${where} 定稿 ${frozen}，重新统计 ${counted}`,
        en: `${figure}${part ? ` (${part})` : ''} was frozen as ${frozen} and counts ${counted}`,
      }
      ;(provable ? reasons : notes).push(sentence)
    }
  } else reasons.push({ zh: '定稿的内容无法读取', en: 'its frozen text cannot be read' })
  const { id, title, version, content_hash } = report
  return {
    id,
    title,
    version,
    code: proofCode(content_hash),
    block: block ?? null,
    holds: reasons.length === 0,
    reasons,
    notes,
  }
}

function readable(report: ReportTuple): ReportContent | undefined {
  try {
    return contentOf(report)
  } catch {
    return undefined
  }
}

/** Does the report count what was found broken? What cannot be placed is taken to concern it. */
function counts(content: ReportContent, { table, responseId, areaId, receivedAt }: Broken): boolean {
  if (responseId && responseId !== content.responseId) return false
  if (areaId && !isWithin(areaId.padStart(18, '0'), content.areaId)) return false
  if (receivedAt && receivedAt >= new Date(content.asOf)) return false
  return table ? tablesOf(content).has(table) : responseId !== null
}

function tablesOf({ blocks }: ReportContent): Set<string> {
  const names = blocks.flatMap((block) => {
    if (block.kind === 'table') return block.columns.map((column) => column.figure)
    return block.kind === 'paragraph'
      ? block.pieces.flatMap((piece) => (typeof piece === 'object' ? piece.figure : []))
      : []
  })
  return new Set(names.flatMap((name) => allFigures().get(name)?.source.table ?? []))
}

function nameReport(
  { id, title, version, block, reasons }: ProvenReport,
  report: ReportTuple,
  findings: Findings,
): void {
  findings.add({
    kind: 'report',
    report: id,
    entry: report.command_id,
    ...(block === null ? {} : { block }),
    zh: `报告《${title}》第${version}版（${id}）不再成立：${reasons.map((one) => one.zh).join('；')}。`,
    en: `Report “${title}” version ${version} (${id}) no longer holds: ${reasons.map((one) => one.en).join('; ')}.`,
  })
}
