import type { RosterRules } from './roster.ts'
import {
  hoursInWeekOf,
  type PlaceWanted,
  rulesBroken,
  rulesOfRoster,
  type ServingFacts,
  type ServingRule,
} from './serving-rules.ts'

export interface Asked<M> {
  member: M
  facts: ServingFacts | undefined
  standby: boolean
  near: boolean
}

export interface Fit<M> extends Omit<Asked<M>, 'facts'> {
  name: string
  hoursThisWeek: number
}

interface Taken {
  rule: ServingRule
  count: number
}

/**
 * Who may take a place, best first (on stand-by, near, fewest hours that week), how many each rule takes away, and the one rule of
 * the roster that stands alone between the place and the most people.
 */
export function rankCandidates<M>(
  asked: readonly Asked<M>[],
  place: PlaceWanted,
  rules: RosterRules,
): { fit: Fit<M>[]; away: Taken[]; cheapest: Taken | undefined } {
  const fit: Fit<M>[] = []
  const [away, alone] = [new Map<ServingRule, number>(), new Map<ServingRule, number>()]
  for (const { member, facts, standby, near } of asked) {
    if (!facts) continue
    const broken = rulesBroken(facts, place, rules)
    if (broken.length === 0) {
      fit.push({ member, standby, near, name: facts.name, hoursThisWeek: hoursInWeekOf(place, facts.duties) })
      continue
    }
    for (const { rule } of broken) away.set(rule, (away.get(rule) ?? 0) + 1)
    const [only] = broken
    const mayGo = broken.length === 1 && only && (rulesOfRoster as readonly string[]).includes(only.rule)
    if (mayGo) alone.set(only.rule, (alone.get(only.rule) ?? 0) + 1)
  }
  fit.sort(
    (a, b) =>
      Number(b.standby) - Number(a.standby) || Number(b.near) - Number(a.near) || a.hoursThisWeek - b.hoursThisWeek,
  )
  const [cheapest] = most(alone)
  return { fit, away: most(away), cheapest }
}

function most(counts: ReadonlyMap<ServingRule, number>): Taken[] {
  return [...counts].map(([rule, count]) => ({ rule, count })).sort((a, b) => b.count - a.count)
}
