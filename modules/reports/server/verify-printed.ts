import type pg from 'pg'
import type { Findings } from '../../../platform/server/ledger/verify-fault.ts'
import { blockOfReport, findReportsByCode } from './find-report.ts'
import { readPrinted } from './printed-file.ts'
import { printReport } from './report-document.ts'

/** Proves a printed file: finds its report by the code inside and compares every byte with the document made anew. Answers the report's id. */
export async function verifyPrinted(
  client: pg.ClientBase,
  bytes: Buffer,
  findings: Findings,
): Promise<string | undefined> {
  const file = readPrinted(bytes)
  if (!file?.code) {
    findings.add({
      kind: 'file',
      zh: '文件里没有校验码，不是本系统打印的报告。',
      en: 'The file holds no proof code: it was not printed here.',
    })
    return undefined
  }
  const candidates = await findReportsByCode(client, file.code)
  for (const report of candidates) {
    const block = await blockOfReport(client, report)
    const made = await printReport({ report, block, site: file.site }, file.format).catch(() => undefined)
    if (made?.equals(bytes)) return report.id
  }
  const [report] = candidates
  if (!report) {
    const words = {
      zh: `没有校验码为 ${file.code} 的报告。`,
      en: `There is no report with the proof code ${file.code}.`,
    }
    findings.add({ kind: 'file', ...words })
    return undefined
  }
  findings.add({
    kind: 'file',
    report: report.id,
    zh: `文件与定稿的报告《${report.title}》第${report.version}版不一致：内容被改动，或另存过。请重新导出后比对。`,
    en: `The file is not the frozen report “${report.title}” version ${report.version}: it was changed, or saved again. Export it anew and compare.`,
  })
  return report.id
}
