import type pg from 'pg'
import { blockNumbers } from '../../../platform/server/ledger/find-entries.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import type { ReportTuple } from './report-table.ts'

/** A frozen report by id, within the scope. Refuses with platform.notFound. */
export async function getReport(client: pg.ClientBase, id: string): Promise<ReportTuple> {
  const { rows } = await client.query<ReportTuple>('select * from reports.report where id = $1', [id])
  return rows[0] ?? refuse(platformProblems.notFound())
}

/** The reports whose hash begins with a proof code. */
export async function findReportsByCode(client: pg.ClientBase, code: string): Promise<ReportTuple[]> {
  const prefix = code.replaceAll('-', '').toLowerCase()
  const text = 'select * from reports.report where content_hash >= $1 and content_hash < $2 order by id'
  const { rows } = await client.query<ReportTuple>(text, [prefix, `${prefix}g`])
  return rows
}

/** The block of the ledger that holds the report's freezing; undefined when its entry is gone. */
export async function blockOfReport(
  client: pg.ClientBase,
  report: Pick<ReportTuple, 'command_id'>,
): Promise<number | undefined> {
  return (await blockNumbers(client, [report.command_id])).get(report.command_id)
}
