import { z } from 'zod'
import { type ActionContext, action, happened } from '../../../platform/server/action.ts'
import { insertValues } from '../../../platform/server/insert-values.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { Id, newId } from '../../../platform/shared/ids.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { rosterProblems } from '../roster-problems.ts'
import { findMembers, type MemberCard } from './find-members.ts'
import { findPlanRun, type PlanOutcome, placeOfPlanRun } from './find-plan-runs.ts'
import { holdRoster, touchRoster } from './find-rosters.ts'
import { findAssigned, findShifts, type Shift } from './find-shifts.ts'
import { freePlace } from './place-member.ts'
import { assignmentTable } from './roster-tables.ts'

const ApplyPlan = z.strictObject({
  runId: Id,
  /** Of the roster when the plan was begun: a plan for a roster that has changed since is not put over it. */
  version: z.int(),
  givenUp: z.array(Id).max(50_000),
  placed: z.array(z.strictObject({ memberId: Id, shiftId: Id, role: z.string().max(60) })).max(50_000),
  missing: z.int().min(0),
})

/** Puts a found plan into its roster, all or nothing. Done by the house when a search ends. Refuses with planOver, rosterChanged. */
export const applyPlan = action({
  name: 'duty.applyPlan',
  permission: 'roster.plan',
  input: ApplyPlan,
  timeout: 120_000,
  place: placeOfPlanRun,
  async run(context, { runId, version: seen, givenUp, placed, missing }) {
    const { client, now } = context
    const run = (await findPlanRun(client, runId)) ?? refuse(platformProblems.notFound())
    refuseIf(run.state === 'running' ? undefined : rosterProblems.planOver())
    const roster = await holdRoster(client, run.rosterId)
    refuseIf(roster.version === seen ? undefined : rosterProblems.rosterChanged({ seen, version: roster.version }))
    for (const assigned of (await findAssigned(client, givenUp)).values())
      await freePlace(context, assigned, 'replanned')
    const shifts = await findShifts(
      client,
      placed.map(({ shiftId }) => shiftId),
    )
    const members = await findMembers(
      client,
      placed.map(({ memberId }) => memberId),
    )
    const places = placed.flatMap(({ memberId, shiftId, role }) => {
      const [shift, member] = [shifts.get(shiftId), members.get(memberId)]
      return shift && member ? [{ id: newId(), shift, member, role }] : []
    })
    await bindAll(context, places)
    const outcome: PlanOutcome = { placed: places.length, givenUp: givenUp.length, missing }
    await client.query(
      `update duty.plan_run set state = case when stop_asked_at is null then 'done' else 'stopped' end, outcome = $2, ended_at = $3
       where id = $1`,
      [runId, JSON.stringify(outcome), now],
    )
    const version = await touchRoster(client, roster.id)
    return happened(
      'plan.applied',
      { runId, rosterId: roster.id, ...outcome },
      { topics: ['plans', 'shifts', 'rosters', 'figures'], result: { version, ...outcome } },
    )
  },
})

interface PlannedPlace {
  id: string
  shift: Shift
  member: MemberCard
  role: string
}

/** As `bind` does for one, in few statements for thousands. */
async function bindAll(context: ActionContext, places: readonly PlannedPlace[]): Promise<void> {
  const { client, commandId, madeAt, now } = context
  await insertValues(
    client,
    {
      into: 'duty.engagement',
      columns: ['human_id', 'id', 'kind', 'response_id', 'precinct_id', 'area_id', 'post_id', 'from_at', 'until_at'],
    },
    places.map(({ id, shift, member }) => [
      ...[member.humanId, id, 'shift', shift.responseId, shift.precinctId, shift.areaId],
      ...[shift.postId, shift.from, shift.until],
    ]),
  )
  const taken = [...Map.groupBy(places, ({ shift, role }) => `${shift.precinctId} ${shift.id} ${role}`)]
  const columns = taken.map(([key, some]) => [...key.split(' '), some.length] as const)
  await client.query(
    `update duty.shift_role place set taken = place.taken + more.n
     from unnest($1::bigint[], $2::uuid[], $3::text[], $4::int[]) as more (precinct_id, shift_id, role, n)
     where place.precinct_id = more.precinct_id and place.shift_id = more.shift_id and place.role = more.role`,
    [0, 1, 2, 3].map((at) => columns.map((column) => column[at])),
  )
  await context.record(
    assignmentTable,
    places.map(({ id, shift, member, role }) => ({
      precinct_id: shift.precinctId,
      id,
      response_id: shift.responseId,
      area_id: shift.areaId,
      roster_id: shift.rosterId,
      shift_id: shift.id,
      post_id: shift.postId,
      member_id: member.id,
      organisation_id: member.organisationId,
      role,
      from_at: shift.from,
      until_at: shift.until,
      source: 'planned',
      command_id: commandId,
      made_at: madeAt,
      received_at: now,
    })),
  )
}
