import { type ActionContext, action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { precinctOf } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import type { Checklist } from '../../playbooks/checklists.ts'
import { whyNotHere, whyNotWork } from '../../responses/rules.ts'
import { findResponses, getResponse } from '../../responses/server/public.ts'
import { moveWork, openWork } from '../../work/server/public.ts'
import { findingKind, RecordVisit } from '../inspection.ts'
import { problems } from '../problems.ts'
import { deadlineOf, whyNotAnswers } from '../rules.ts'
import { checklistOf } from './checklist-of.ts'
import { answerTable, findingTable, visitTable } from './inspection-tables.ts'

interface Planned {
  plan_id: string
  round: number
  organisation_id: string
  body_name: string
  area_id: string
}

/**
 * Records a visit with its checklist; what failed becomes a finding that the visited body owes, by the checklist's own deadline.
 * Refuses with itemMissing, itemUnknown, wrongAnswer, otherBody, bodyUnknown.
 */
export const recordVisit = action({
  name: 'inspections.recordVisit',
  permission: 'inspection.record',
  input: RecordVisit,
  place: async ({ client }, inputs) => {
    const responses = await findResponses(
      client,
      inputs.map(({ responseId }) => responseId),
    )
    return inputs.map(({ responseId, areaId }) => (responses.has(responseId) ? { areaId, responseId } : undefined))
  },
  async run(context, visit) {
    const { client } = context
    const response = await getResponse(client, visit.responseId)
    refuseIf(whyNotWork(response))
    refuseIf(whyNotHere(response, visit.areaId))
    const checklist = await checklistOf(client, visit.responseId, visit.checklistId)
    refuseIf(whyNotAnswers(checklist, visit.answers))
    await mustBeKnown(context, visit)
    const planned = await plannedOf(context, visit)
    await recordRows(context, visit, planned)
    await openFindings(context, visit, checklist)
    const { visitId, plannedVisitId } = visit
    if (plannedVisitId) await moveWork(context, 'settle', [{ workId: plannedVisitId, recordId: visitId }])
    const failed = visit.answers.filter(({ outcome }) => outcome === 'failed').length
    const data = { visitId, plannedVisitId, failed, items: visit.answers.length }
    return happened('inspection.visited', data, { topics: ['inspections', 'work', 'figures'], result: { visitId } })
  },
})

async function mustBeKnown({ client }: ActionContext, { organisationId }: RecordVisit): Promise<void> {
  if (!organisationId) return
  const found = await findOrganisations(client, [organisationId])
  refuseIf(found.has(organisationId) ? undefined : problems.bodyUnknown({ count: 1 }))
}

async function plannedOf({ client }: ActionContext, visit: RecordVisit): Promise<Planned | undefined> {
  if (!visit.plannedVisitId) return undefined
  const { rows } = await client.query<Planned>(
    'select plan_id, round, organisation_id, body_name, area_id from inspections.planned_visit where id = $1 and response_id = $2',
    [visit.plannedVisitId, visit.responseId],
  )
  const planned = rows[0] ?? refuse(platformProblems.notFound())
  const there = planned.organisation_id === visit.organisationId && planned.area_id === visit.areaId
  refuseIf(there ? undefined : problems.otherBody({ planned: planned.body_name }))
  return planned
}

const CHECKED = ['passed', 'failed']

async function recordRows(context: ActionContext, visit: RecordVisit, planned: Planned | undefined): Promise<void> {
  const { actor, commandId, madeAt, now } = context
  const { visitId, responseId, areaId, organisationId, place, checklistId, answers } = visit
  const when = { command_id: commandId, made_at: madeAt, received_at: now }
  const where = { precinct_id: precinctOf(areaId), response_id: responseId, area_id: areaId }
  const what = { organisation_id: organisationId ?? null, place, checklist_id: checklistId }
  await context.record(visitTable, {
    ...{ ...where, id: visitId, ...what, kind: planned ? 'planned' : 'surprise' },
    ...{ plan_id: planned?.plan_id ?? null, planned_visit_id: visit.plannedVisitId ?? null },
    ...{ round: planned?.round ?? null, inspectors: visit.inspectors, note: visit.note ?? null },
    items: answers.filter(({ outcome }) => CHECKED.includes(outcome)).length,
    failed: answers.filter(({ outcome }) => outcome === 'failed').length,
    ...{ visited_by: actor.userId, ...when },
  })
  await context.record(
    answerTable,
    answers.map(({ itemId, outcome, said }) => ({
      ...{ ...where, id: newId(), visit_id: visitId, ...what },
      ...{ item_id: itemId, outcome, said: said ?? null, ...when },
    })),
  )
}

async function openFindings(context: ActionContext, visit: RecordVisit, checklist: Checklist): Promise<void> {
  const { commandId, madeAt, now } = context
  const { visitId, responseId, areaId, organisationId, place } = visit
  const found = visit.answers.flatMap(({ itemId, said = '', findingId, photos }) => {
    const item = checklist.items.find(({ id }) => id === itemId)
    return findingId && item ? [{ findingId, item, said, photos, dueAt: deadlineOf(item, madeAt) }] : []
  })
  if (found.length === 0) return
  await context.record(
    findingTable,
    found.map(({ findingId, item, said, dueAt }) => ({
      ...{ precinct_id: precinctOf(areaId), id: findingId, visit_id: visitId, response_id: responseId },
      ...{ area_id: areaId, organisation_id: organisationId ?? null, place, checklist_id: checklist.id },
      ...{ item_id: item.id, said, due_at: dueAt, command_id: commandId, made_at: madeAt, received_at: now },
    })),
  )
  await openWork(
    context,
    found.map(({ findingId, said, photos, dueAt }) => ({
      ...{ workId: findingId, subjectId: findingId, responseId, areaId, kind: findingKind },
      ...{ title: `${place}：${said}`.slice(0, 200), owner: place, organisationId, dueAt, photos, note: said },
    })),
  )
}
