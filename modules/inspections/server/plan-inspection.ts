import { action, happened } from '../../../platform/server/action.ts'
import { isWithin, precinctOf } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import { whyNotHere, whyNotWork } from '../../responses/rules.ts'
import { findResponses, getResponse } from '../../responses/server/public.ts'
import { openWork } from '../../work/server/public.ts'
import { PlanInspection, visitDue } from '../inspection.ts'
import { problems } from '../problems.ts'
import { whyNotRounds } from '../rules.ts'
import { checklistOf } from './checklist-of.ts'
import { plannedVisitTable, planTable } from './inspection-tables.ts'

/** Plans rounds over bodies; each visit is work that is due by the end of its round. Refuses with checklistUnknown, bodyUnknown, roundsOutOfOrder. */
export const planInspection = action({
  name: 'inspections.planInspection',
  permission: 'inspection.plan',
  input: PlanInspection,
  place: async ({ client }, inputs) => {
    const responses = await findResponses(
      client,
      inputs.map(({ responseId }) => responseId),
    )
    return inputs.map(({ responseId, areaId }) => (responses.has(responseId) ? { areaId, responseId } : undefined))
  },
  async run(context, input) {
    const { client, actor, commandId, madeAt, now } = context
    const { planId, responseId, areaId, name, team, checklistId } = input
    const response = await getResponse(client, responseId)
    refuseIf(whyNotWork(response))
    refuseIf(whyNotHere(response, areaId))
    await checklistOf(client, responseId, checklistId)
    const dueAts = input.rounds.map(({ dueAt }) => new Date(dueAt))
    refuseIf(whyNotRounds(dueAts, madeAt))
    const bodies = await bodiesWithin(context, input)
    const when = { command_id: commandId, made_at: madeAt, received_at: now }
    await context.record(planTable, {
      ...{ precinct_id: precinctOf(areaId), id: planId, response_id: responseId, area_id: areaId, name, team },
      ...{ checklist_id: checklistId, rounds: dueAts.length, bodies: bodies.length, made_by: actor.userId },
      ...when,
    })
    const visits = dueAts.flatMap((dueAt, at) => bodies.map((body) => ({ id: newId(), dueAt, round: at + 1, body })))
    await context.record(
      plannedVisitTable,
      visits.map(({ id, dueAt, round, body }) => ({
        ...{ precinct_id: precinctOf(body.areaId), id, response_id: responseId, area_id: body.areaId, plan_id: planId },
        ...{ round, organisation_id: body.id, body_name: body.name, checklist_id: checklistId, due_at: dueAt },
        ...when,
      })),
    )
    await openWork(
      context,
      visits.map(({ id, dueAt, round, body }) => ({
        ...{ workId: id, subjectId: id, planId, responseId, areaId: body.areaId, kind: visitDue, dueAt, owner: team },
        title: `${body.name}（${name}第${round}轮）`,
        organisationId: input.teamBodyId,
      })),
    )
    const data = { planId, bodies: bodies.length, rounds: dueAts.length }
    return happened('inspection.planned', data, { topics: ['inspections', 'work', 'figures'], result: { planId } })
  },
})

async function bodiesWithin(
  { client }: Parameters<typeof planInspection.run>[0],
  { bodies, teamBodyId, areaId }: { bodies: string[]; teamBodyId?: string | undefined; areaId: string },
): Promise<Organisation[]> {
  const wanted = [...new Set(bodies)]
  const found = await findOrganisations(client, teamBodyId ? [...wanted, teamBodyId] : wanted)
  const stands = (id: string) => found.get(id)?.dissolvedOn === null
  const here = wanted.filter((id) => stands(id) && isWithin(found.get(id)?.areaId ?? '', areaId))
  const lost = wanted.length - here.length + (teamBodyId && !stands(teamBodyId) ? 1 : 0)
  refuseIf(lost > 0 ? problems.bodyUnknown({ count: lost }) : undefined)
  return here.map((id) => found.get(id) as Organisation)
}
