import { z } from 'zod'
import { blockNumbers } from '../../../platform/server/ledger/find-entries.ts'
import type { QueryContext } from '../../../platform/server/query.ts'
import { AreaId } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { namesOfUsers } from '../../access/server/public.ts'
import { areaNames } from '../../areas/server/public.ts'
import { proofCode } from '../report.ts'
import type { ReportTuple } from './report-table.ts'

export const ReportRow = z.object({
  id: Id,
  responseId: Id,
  version: z.number(),
  title: z.string(),
  areaId: AreaId,
  areaName: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  asOf: z.string(),
  frozenAt: z.string(),
  frozenBy: z.string(),
  code: z.string(),
  block: z.number().nullable(),
})
export type ReportRow = z.infer<typeof ReportRow>

/** Frozen reports as a list shows them, with names for places and people, and the block that holds each. */
export async function shownReports(
  { client, vault }: Pick<QueryContext, 'client' | 'vault'>,
  reports: readonly ReportTuple[],
): Promise<ReportRow[]> {
  const areas = await areaNames(
    client,
    reports.map((report) => report.area_id),
  )
  const users = await namesOfUsers(
    client,
    vault,
    reports.map((report) => report.frozen_by),
  )
  const blocks = await blockNumbers(
    client,
    reports.map((report) => report.command_id),
  )
  return reports.map((report) => ({
    id: report.id,
    responseId: report.response_id,
    version: report.version,
    title: report.title,
    areaId: report.area_id,
    areaName: areas.get(report.area_id) ?? report.area_id,
    from: report.from_at.toISOString(),
    to: report.until_at?.toISOString() ?? null,
    asOf: report.as_of.toISOString(),
    frozenAt: report.received_at.toISOString(),
    frozenBy: users.get(report.frozen_by) ?? '',
    code: proofCode(report.content_hash),
    block: blocks.get(report.command_id) ?? null,
  }))
}
