import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'
import { PlanShown, type RoundShown } from '../inspections-shown.ts'
import { checklistsOf, nameOf } from './checklist-names.ts'

interface PlanTuple {
  id: string
  name: string
  team: string
  area_id: string
  checklist_id: string
  bodies: number
  made_at: Date
}

interface RoundTuple {
  plan_id: string
  round: number
  due_at: Date
  planned: number
  done: number
  overdue: number
  items: number
  findings: number
}

// A visit of a plan lies in the precinct of the body: joined there, each round is counted where it happened.
const ROUNDS = `
  select planned.plan_id, planned.round, min(planned.due_at) as due_at, count(*)::int as planned, count(visit.id)::int as done,
    (count(*) filter (where visit.id is null and planned.due_at <= $2))::int as overdue,
    coalesce(sum(visit.items), 0)::int as items, coalesce(sum(visit.failed), 0)::int as findings
  from inspections.planned_visit planned
  left join inspections.visit visit on visit.precinct_id = planned.precinct_id and visit.planned_visit_id = planned.id
  where planned.plan_id = any($1::uuid[])
  group by planned.plan_id, planned.round order by planned.round`

/** The plans of a response, newest first, and how far each round has come: visits, points checked, findings. */
export const listPlans = query({
  name: 'inspections.plans',
  permission: 'inspection.read',
  input: z.object({ responseId: Id, limit: z.int().min(1).max(100).default(50) }),
  output: z.object({ rows: z.array(PlanShown), asOf: z.string() }),
  async run({ client, now }, { responseId, limit }) {
    const { rows: plans } = await client.query<PlanTuple>(
      `select id, name, team, area_id, checklist_id, bodies, made_at from inspections.plan
       where response_id = $1 order by received_at desc, id desc limit ${limit}`,
      [responseId],
    )
    const { rows: rounds } = await client.query<RoundTuple>(ROUNDS, [plans.map(({ id }) => id), now])
    const places = await areaNames(
      client,
      plans.map((plan) => plan.area_id),
    )
    const checklists = await checklistsOf(client, responseId)
    return {
      rows: plans.map((plan) => ({
        ...{ id: plan.id, name: plan.name, team: plan.team, bodies: plan.bodies },
        ...{ checklist: nameOf(checklists, plan.checklist_id), areaName: places.get(plan.area_id) ?? '' },
        madeAt: plan.made_at.toISOString(),
        rounds: rounds.filter((round) => round.plan_id === plan.id).map(shownRound),
      })),
      asOf: now.toISOString(),
    }
  },
})

function shownRound({ plan_id: _, due_at, ...counts }: RoundTuple): RoundShown {
  return { ...counts, dueAt: due_at.toISOString() }
}
