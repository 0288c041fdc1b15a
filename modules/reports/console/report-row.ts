import type { ReportContent } from '../report.ts'

/** A frozen report as the list shows it. */
export type ReportRow = {
  id: string
  responseId: string
  version: number
  title: string
  areaId: string
  areaName: string
  from: string
  to: string | null
  asOf: string
  frozenAt: string
  frozenBy: string
  code: string
  block: number | null
}

export type ShownReport = {
  report: ReportRow
  content: ReportContent
  proof: { code: string; hash: string; block: number | null; entryId: string; intact: boolean }
  asOf: string
}
