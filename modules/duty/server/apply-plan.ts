import { z } from 'zod'
import { action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { Id, newId } from '../../../platform/shared/ids.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { rosterProblems } from '../roster-problems.ts'
import { bindAll } from './bind-all.ts'
import { findMembers } from './find-members.ts'
import { findPlanRun, type PlanOutcome, placeOfPlanRun } from './find-plan-runs.ts'
import { holdRoster, touchRoster } from './find-rosters.ts'
import { findAssigned, findShifts } from './find-shifts.ts'
import { freePlace } from './place-member.ts'

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
    await bindAll(context, places, 'planned')
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
