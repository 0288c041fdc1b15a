import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query } from '../../../platform/server/query.ts'
import { AreaId } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { differences, wordsDiffer } from '../compare.ts'
import { proofCode, ReportContent } from '../report.ts'
import { hashOf } from './canonical.ts'
import { blockOfReport, getReport } from './find-report.ts'
import { contentOf, type ReportTuple } from './report-table.ts'
import { ReportRow, shownReports } from './shown-reports.ts'

/** The frozen reports of a response, newest first. */
export const listReports = query({
  name: 'reports.list',
  permission: 'report.read',
  input: z.object({
    responseId: Id,
    areaId: AreaId.optional(),
    limit: z.int().min(1).max(200).default(50),
    after: z.string().max(200).optional(),
  }),
  output: z.object({ rows: z.array(ReportRow), next: z.string().optional(), asOf: z.string() }),
  async run({ client, vault, scope, now }, { responseId, areaId, limit, after }) {
    mustReach(scope.responseIds, responseId)
    const last = Last.safeParse(after?.split(' ')).data
    const { rows } = await client.query<ReportTuple>(
      `select * from reports.report where response_id = $1 and ($2::bigint is null or area_id = $2)
         and ($3::timestamptz is null or (received_at, id) < ($3, $4::uuid))
       order by received_at desc, id desc limit $5`,
      [responseId, areaId ?? null, last?.[0] ?? null, last?.[1] ?? null, limit + 1],
    )
    const page = rows.slice(0, limit)
    const end = rows.length > limit ? page.at(-1) : undefined
    return {
      rows: await shownReports({ client, vault }, page),
      ...(end ? { next: `${end.received_at.toISOString()} ${end.id}` } : {}),
      asOf: now.toISOString(),
    }
  },
})

/** One frozen report: its text with every number, and what proves it. `intact`: the text still has the hash it was frozen with. */
export const showReport = query({
  name: 'reports.one',
  permission: 'report.read',
  input: z.object({ reportId: Id }),
  output: z.object({
    report: ReportRow,
    content: ReportContent,
    proof: z.object({
      code: z.string(),
      hash: z.string(),
      block: z.number().nullable(),
      entryId: Id,
      intact: z.boolean(),
    }),
    asOf: z.string(),
  }),
  async run({ client, vault, scope, now }, { reportId }) {
    const report = await getReport(client, reportId)
    mustReach(scope.responseIds, report.response_id)
    const [shown] = await shownReports({ client, vault }, [report])
    const content = contentOf(report)
    const hash = hashOf(report.content)
    const proof = { code: proofCode(report.content_hash), hash: report.content_hash, entryId: report.command_id }
    return {
      report: shown as ReportRow,
      content,
      proof: { ...proof, block: (await blockOfReport(client, report)) ?? null, intact: hash === report.content_hash },
      asOf: now.toISOString(),
    }
  },
})

/** What changed from one frozen report to another: every number that differs, and whether the words do. */
export const compareReports = query({
  name: 'reports.compare',
  permission: 'report.read',
  input: z.object({ oneId: Id, otherId: Id }),
  output: z.object({
    one: ReportRow,
    other: ReportRow,
    numbers: z.array(
      z.object({
        figure: z.string(),
        label: z.string(),
        part: z.string(),
        one: z.number().nullable(),
        other: z.number().nullable(),
      }),
    ),
    wordsDiffer: z.boolean(),
    asOf: z.string(),
  }),
  async run({ client, vault, scope, now }, { oneId, otherId }) {
    const [one, other] = [await getReport(client, oneId), await getReport(client, otherId)]
    for (const report of [one, other]) mustReach(scope.responseIds, report.response_id)
    const [shownOne, shownOther] = await shownReports({ client, vault }, [one, other])
    const [before, after] = [contentOf(one), contentOf(other)]
    return {
      one: shownOne as ReportRow,
      other: shownOther as ReportRow,
      numbers: differences(before, after),
      wordsDiffer: wordsDiffer(before, after),
      asOf: now.toISOString(),
    }
  },
})

const Last = z.tuple([z.iso.datetime(), z.uuid()])

/** A grant for one response opens that one. */
function mustReach(responseIds: readonly string[] | undefined, responseId: string): void {
  if (responseIds && !responseIds.includes(responseId)) refuse(platformProblems.notFound())
}
