import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { AskPlan } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { holdRoster, placeOfRoster, whyNotChange } from './find-rosters.ts'

/**
 * Has a roster planned beside the server: a first one at once, better every second, until the time is up or somebody stops it. A plan
 * is for drafts; a re-plan also mends a published roster, moving nobody. Refuses with rosterNotDraft, rosterFrozen; planRunning is
 * held by the database.
 */
export const askPlan = action({
  name: 'duty.askPlan',
  permission: 'roster.plan',
  input: AskPlan,
  place: placeOfRoster,
  async run({ client, actor, now }, { runId, rosterId, kind, seconds }) {
    const roster = await holdRoster(client, rosterId)
    refuseIf(whyNotChange(roster))
    const published = kind === 'plan' && roster.state !== 'draft'
    refuseIf(published ? rosterProblems.rosterNotDraft({ name: roster.name }) : undefined)
    await client.query(
      `update duty.plan_run set state = 'failed', ended_at = $2
       where roster_id = $1 and state in ('waiting', 'running') and coalesce(heard_at, asked_at) < $2::timestamptz - interval '2 minutes'`,
      [rosterId, now],
    )
    await client.query(
      `insert into duty.plan_run (id, response_id, precinct_id, area_id, roster_id, kind, state, seconds, asked_by, asked_at)
       values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8, $9)`,
      [runId, roster.responseId, roster.precinctId, roster.areaId, rosterId, kind, seconds, actor.userId, now],
    )
    return happened('plan.asked', { runId, rosterId }, { topics: ['plans'], result: { runId } })
  },
})
