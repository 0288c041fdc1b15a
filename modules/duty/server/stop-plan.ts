import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { StopPlan } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { placeOfPlanRun } from './find-plan-runs.ts'

/** Asks a search to stop; the best roster so far is taken. Refuses with planOver. */
export const stopPlan = action({
  name: 'duty.stopPlan',
  permission: 'roster.plan',
  input: StopPlan,
  place: placeOfPlanRun,
  async run({ client, now }, { runId }) {
    const { rowCount } = await client.query(
      `update duty.plan_run set stop_asked_at = coalesce(stop_asked_at, $2) where id = $1 and state in ('waiting', 'running')`,
      [runId, now],
    )
    refuseIf(rowCount ? undefined : rosterProblems.planOver())
    return happened('plan.stopAsked', { runId }, { topics: ['plans'] })
  },
})
