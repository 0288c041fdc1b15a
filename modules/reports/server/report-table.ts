import { fieldTable } from '../../../platform/server/ledger/field-table.ts'
import { ReportContent } from '../report.ts'

/** A frozen report is written once: no column is ever changed, so every byte of it is in the ledger's digest. */
export const reportTable = fieldTable('reports.report')

export interface ReportTuple {
  precinct_id: string
  id: string
  response_id: string
  area_id: string
  command_id: string
  version: number
  title: string
  from_at: Date
  until_at: Date | null
  as_of: Date
  content: string
  content_hash: string
  frozen_by: string
  made_at: Date
  received_at: Date
}

export function contentOf({ content }: Pick<ReportTuple, 'content'>): ReportContent {
  return ReportContent.parse(JSON.parse(content))
}
