import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { type QueryContext, query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { addDays, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { said } from '../candidates.ts'
import { RulesShown } from '../gap.ts'
import { RosterRules, soundRules } from '../roster.ts'
import { mayBeSetAside, standsAgainst } from '../serving-rules.ts'
import { isLeadersTurn } from '../shift-patterns.ts'
import { longestShift } from './change-roster-rules.ts'
import { findMembers } from './find-members.ts'
import { findRosters, type Roster } from './find-rosters.ts'
import { assignedTo, shiftsOfRoster } from './find-shifts.ts'
import { servingFacts } from './serving-facts.ts'

/** So many of those who would be against it are named. */
const NAMED = 50

/**
 * What a roster holds people to, with sound values for the shifts it has, and who stands on it against these rules, or against those
 * that are asked about: what a change would mean before it is made.
 */
export const showRosterRules = query({
  name: 'duty.rosterRules',
  permission: 'roster.plan',
  input: z.object({ rosterId: Id, rules: RosterRules.optional() }),
  output: RulesShown,
  async run(context, { rosterId, rules: asked }) {
    const { client, scope, now } = context
    const roster = (await findRosters(client, [rosterId])).get(rosterId) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, roster)
    const shifts = await shiftsOfRoster(client, rosterId)
    const coming = shifts.filter(({ from }) => from > now)
    const released = coming.flatMap(({ signUpFrom }) => signUpFrom?.getTime() ?? [])
    const against = await broken(context, roster, asked ?? roster.rules)
    return {
      name: roster.name,
      version: roster.version,
      state: roster.state,
      rules: roster.rules,
      sound: soundRules(await longestShift(client, rosterId)),
      selfApproveSwaps: roster.selfApproveSwaps,
      signUp: {
        shifts: coming.length,
        released: released.length,
        from: released.length > 0 ? new Date(Math.min(...released)).toISOString() : null,
      },
      against: against.slice(0, NAMED),
      count: against.length,
      asOf: now.toISOString(),
    }
  },
})

async function broken({ client, vault }: QueryContext, roster: Roster, rules: RosterRules) {
  const shifts = new Map((await shiftsOfRoster(client, roster.id)).map((shift) => [shift.id, shift]))
  const standing = (await assignedTo(client, [...shifts.keys()])).filter(({ shiftId }) => {
    const shift = shifts.get(shiftId)
    return shift && !isLeadersTurn(shift)
  })
  const members = await findMembers(
    client,
    standing.map(({ memberId }) => memberId),
  )
  const span = { from: startOfLocalDay(roster.fromDay), until: startOfLocalDay(addDays(roster.untilDay, 1)) }
  const facts = await servingFacts(client, vault, [...members.values()], span)
  return standing.flatMap((one) => {
    const known = facts.get(one.memberId)
    const found = known && standsAgainst(known, one, rules).find(({ rule }) => mayBeSetAside(rule))
    return found ? [{ name: known.name, rule: found.rule, why: said(found.problem), setAside: one.setAside }] : []
  })
}
