import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'
import { findBodies } from '../../organisations/server/public.ts'
import { newestOpenResponse } from '../../responses/server/public.ts'
import { FieldShown } from '../inspections-shown.ts'
import { checklistsOf } from './checklist-names.ts'

const MOST = 500

interface PlannedTuple {
  id: string
  plan_id: string
  round: number
  organisation_id: string
  body_name: string
  area_id: string
  checklist_id: string
  due_at: Date
  plan_name: string | null
}

/** What an inspector takes along: visits still to be made, the most urgent first, the checklists, and the bodies one may surprise. Without a response: of the newest. */
export const showField = query({
  name: 'inspections.field',
  permission: 'inspection.record',
  input: z.object({ responseId: Id.optional() }),
  output: FieldShown,
  async run({ client, scope, now }, input) {
    const responseId = input.responseId ?? (await newestOpenResponse(client, scope.responseIds))
    if (!responseId) return { responseId: null, visits: [], checklists: [], bodies: [], asOf: now.toISOString() }
    const { rows } = await client.query<PlannedTuple>(
      `select planned.id, planned.plan_id, planned.round, planned.organisation_id, planned.body_name, planned.area_id,
         planned.checklist_id, planned.due_at, plan.name as plan_name
       from inspections.planned_visit planned
       left join inspections.visit visit on visit.precinct_id = planned.precinct_id and visit.planned_visit_id = planned.id
       left join inspections.plan plan on plan.id = planned.plan_id
       where planned.response_id = $1 and visit.id is null order by planned.due_at, planned.body_name limit ${MOST}`,
      [responseId],
    )
    const places = await areaNames(
      client,
      rows.map((row) => row.area_id),
    )
    const bodies = await findBodies(client, responseId, MOST)
    return {
      responseId,
      visits: rows.map((row) => ({
        ...{ id: row.id, planId: row.plan_id, planName: row.plan_name ?? '', round: row.round },
        ...{ organisationId: row.organisation_id, place: row.body_name, areaId: row.area_id },
        ...{ areaName: places.get(row.area_id) ?? '', checklistId: row.checklist_id, dueAt: row.due_at.toISOString() },
      })),
      checklists: [...(await checklistsOf(client, responseId)).values()],
      bodies: bodies.map(({ id, name, areaId }) => ({ id, name, areaId })),
      asOf: now.toISOString(),
    }
  },
})
