import { type ActionContext, action, happened } from '../../../platform/server/action.ts'
import { mayAct } from '../../../platform/server/actor.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { type AreaId, isWithin, levelOf, precinctOf } from '../../../platform/shared/area-id.ts'
import { localDay, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { areaNames } from '../../areas/server/public.ts'
import type { Body } from '../../playbooks/bodies.ts'
import { figuresOf, parseTemplate } from '../../playbooks/template.ts'
import { findResponses, getResponse, playbookOf } from '../../responses/server/public.ts'
import { problems } from '../problems.ts'
import { FreezeReport, proofCode } from '../report.ts'
import { canonicalJson, hashOf } from './canonical.ts'
import { composeReport } from './compose-report.ts'
import { getFigure } from './count-report.ts'
import { reportTable } from './report-table.ts'

/**
 * Freezes the report of the response's playbook for one area: counts every figure as of one moment and keeps text, numbers and
 * their hash. The moment waits for all writers, so the same rows give the same numbers ever after. Refuses with
 * reports.spanTurned, momentToCome, outsideResponse, templateBroken, noSuchFigure, noSuchPart.
 */
export const freezeReport = action({
  name: 'reports.freezeReport',
  permission: 'report.freeze',
  input: FreezeReport,
  freezes: true,
  timeout: 60_000,
  place: async ({ client }, inputs) => {
    const responses = await findResponses(
      client,
      inputs.map((input) => input.responseId),
    )
    return inputs.map(({ areaId, responseId }) => (responses.has(responseId) ? { areaId, responseId } : undefined))
  },
  async run(context, { id, responseId, areaId, from, to, asOf }) {
    const { client, actor, place, now } = context
    const response = await getResponse(client, responseId)
    const names = await areaNames(client, [areaId, response.areaId])
    if (!isWithin(areaId, response.areaId)) refuse(problems.outsideResponse({ area: names.get(response.areaId) ?? '' }))
    const earlier = asOf ? new Date(asOf) : undefined
    refuseIf(earlier && earlier > now ? problems.momentToCome() : undefined)
    const span = {
      responseId,
      areaId,
      within: [areaId],
      // A day's start is a whole hour, which sums can answer; nothing is recorded before the response opens.
      from: from ? startOfLocalDay(from) : startOfLocalDay(localDay(response.openedAt)),
      to: to ? startOfLocalDay(to) : undefined,
      asOf: earlier,
    }
    refuseIf(span.from >= (span.to ?? earlier ?? now) ? problems.spanTurned() : undefined)
    const { report: template, bodies } = await playbookOf(client, responseId)
    for (const { figure } of figuresOf(parseTemplate(template))) {
      const { permission } = getFigure(figure).source
      refuseIf(mayAct(actor, permission, place, now) ? undefined : platformProblems.notAllowed({ permission }))
    }
    const area = names.get(areaId) ?? areaId
    const issuer = issuerOf(bodies, areaId)
    const moment = earlier ?? now
    const content = await composeReport(client, { template, response, area, issuer: `${area}${issuer}`, span, moment })
    const text = canonicalJson(content)
    const contentHash = hashOf(text)
    const version = await nextVersion(context, responseId, areaId)
    await context.record(reportTable, {
      precinct_id: precinctOf(areaId),
      id,
      response_id: responseId,
      area_id: areaId,
      command_id: context.commandId,
      version,
      title: content.title,
      from_at: span.from,
      until_at: span.to ?? null,
      as_of: moment,
      content: text,
      content_hash: contentHash,
      frozen_by: actor.userId,
      made_at: context.madeAt,
      received_at: now,
    })
    return happened(
      'report.frozen',
      { id, version, contentHash, areaId },
      { topics: ['reports'], result: { id, version, contentHash, code: proofCode(contentHash) } },
    )
  },
})

/** The command group of the area's level, as its playbook calls it, without the level that the area's own name says. */
function issuerOf(bodies: readonly Body[], areaId: AreaId): string {
  const groups = bodies.filter((body) => body.kind === 'commandGroup')
  const group = groups.find((body) => body.at === levelOf(areaId)) ?? groups[0]
  return group?.name.zh.replace(/^(省|市|县|区|乡镇|镇|乡|街道)?(（街道）)?/, '') ?? ''
}

// Freezing waits its turn, so two never get the same number.
async function nextVersion({ client }: ActionContext, responseId: string, areaId: AreaId): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    'select coalesce(max(version), 0) + 1 as version from reports.report where precinct_id = $1 and response_id = $2 and area_id = $3',
    [precinctOf(areaId), responseId, areaId],
  )
  return rows[0]?.version ?? 1
}
