import type pg from 'pg'
import { action, happened } from '../../../platform/server/action.ts'
import { addDays, type LocalDay, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { type Problem, refuseIf } from '../../../platform/shared/problem.ts'
import { ChangeRosterRules, type RosterRules, type SignUpRelease } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { isLeadersTurn } from '../shift-patterns.ts'
import { holdRoster, placeOfRoster, touchRoster, whyNotChange } from './find-rosters.ts'
import { shiftsOfRoster } from './find-shifts.ts'

/**
 * Changes what a roster holds people to, how swaps are decided and when places are released. Who stands on it already stays: ask
 * `duty.rosterRules` first what would be against it. Refuses with rosterFrozen, rosterChanged, rulesContradict, rulesTooTight.
 */
export const changeRosterRules = action({
  name: 'duty.changeRosterRules',
  permission: 'roster.plan',
  input: ChangeRosterRules,
  place: placeOfRoster,
  async run({ client, now }, { rosterId, version: seen, rules, selfApproveSwaps, signUp }) {
    const roster = await holdRoster(client, rosterId)
    refuseIf(whyNotChange(roster))
    refuseIf(roster.version === seen ? undefined : rosterProblems.rosterChanged({ seen, version: roster.version }))
    refuseIf(whyNotRules(rules, await longestShift(client, rosterId)))
    await client.query(
      'update duty.roster set rules = $2, self_approve_swaps = coalesce($3, self_approve_swaps) where id = $1',
      [rosterId, JSON.stringify(rules), selfApproveSwaps ?? null],
    )
    if (signUp) await release(client, rosterId, signUp, now)
    const version = await touchRoster(client, rosterId)
    return happened(
      'roster.rulesChanged',
      {
        rosterId,
        rules,
        ...(selfApproveSwaps === undefined ? {} : { selfApproveSwaps }),
        ...(signUp ? { signUp } : {}),
      },
      { topics: ['rosters', 'shifts'], result: { version } },
    )
  },
})

function whyNotRules(rules: RosterRules, longest: number): Problem | undefined {
  const { minRun, maxRun, maxHoursDay, maxHoursWeek } = rules
  if (minRun > maxRun || maxHoursDay > maxHoursWeek) return rosterProblems.rulesContradict()
  return maxHoursDay < longest ? rosterProblems.rulesTooTight({ hours: longest }) : undefined
}

/** Hours of the longest shift, turns of leaders left out: they are not worked through. */
export async function longestShift(client: pg.ClientBase, rosterId: string): Promise<number> {
  const shifts = (await shiftsOfRoster(client, rosterId)).filter((shift) => !isLeadersTurn(shift))
  return Math.max(0, ...shifts.map(({ from, until }) => (until.getTime() - from.getTime()) / 3_600_000))
}

async function release(client: pg.ClientBase, rosterId: string, signUp: SignUpRelease, now: Date): Promise<void> {
  const shifts = (await shiftsOfRoster(client, rosterId)).filter(({ from }) => from > now)
  await client.query(
    `update duty.shift shift set sign_up_from = released.at
     from unnest($1::bigint[], $2::uuid[], $3::timestamptz[]) as released (precinct_id, id, at)
     where shift.precinct_id = released.precinct_id and shift.id = released.id`,
    [shifts.map(({ precinctId }) => precinctId), shifts.map(({ id }) => id), shifts.map(({ day }) => at(signUp, day))],
  )
}

const RELEASE_HOUR = 8

function at(signUp: SignUpRelease, day: LocalDay): Date | null {
  if (signUp.kind === 'closed') return null
  if (signUp.kind === 'at') return new Date(signUp.at)
  return new Date(startOfLocalDay(addDays(day, -signUp.days)).getTime() + RELEASE_HOUR * 3_600_000)
}
