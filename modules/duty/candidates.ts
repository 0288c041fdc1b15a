import { type Problem, problemText } from '../../platform/shared/problem.ts'
import { type GapRule, type GapWay, gapRules } from './gap.ts'
import type { RosterRules } from './roster.ts'
import { hoursInWeekOf, mayBeSetAside, type PlaceWanted, rulesBroken, type ServingFacts } from './serving-rules.ts'

/** What planning says of somebody for a place: its rules against them, what the roster would cost more, the walk in minutes. */
export interface Weighed {
  against: readonly string[]
  costs: number
  walkMinutes: number | undefined
}

export interface Asked<M> {
  member: M
  facts: ServingFacts | undefined
  standby: boolean
  near: boolean
  /** Left out for somebody whom planning does not look at, such as a stand-by from elsewhere. */
  weighed?: Weighed | undefined
}

export interface Fit<M> extends Asked<M> {
  name: string
  hoursThisWeek: number
}

type Words = { zh: string; en: string }
interface Kept<M> extends Asked<M> {
  name: string
  rule: GapRule
  why: Words
  way: GapWay | null
  /** How much it takes to go over what stands against them; rules count before costs. */
  dear: number
}

export interface GapSeen<M> {
  fit: Fit<M>[]
  away: { rule: GapRule; kept: Kept<M>[] }[]
  cheapest: Fit<M> | Kept<M> | undefined
}

// What planning holds people to beside the rules that placing asks; of these a hand may think otherwise.
const habits = [
  'post',
  'daysOff',
  'elsewhere',
  'pinned',
  'hours',
  'ofKind',
  'minRun',
  'minDaysOff',
  'weekends',
] as const

/**
 * Who may take a place, best first: on stand-by, then by what the roster would cost more (walks, nights, weekends), then by hours that
 * week. Everybody else stands under the first rule against them, the one that takes most first. The cheapest step is the first who
 * may; else one whom a single rule keeps away that a hand or a reason goes over, or who may be asked.
 */
export function seeGap<M>(asked: readonly Asked<M>[], place: PlaceWanted, rules: RosterRules): GapSeen<M> {
  const [fit, kept]: [Fit<M>[], Kept<M>[]] = [[], []]
  for (const one of asked) {
    if (!one.facts) continue
    const { name, duties } = one.facts
    const broken = rulesBroken(one.facts, place, rules)
    const [first] = broken
    const habit = habits.find((rule) => one.weighed?.against.includes(rule))
    if (first) {
      const way = wayOver(broken)
      const dear = way ? dearer.indexOf(first.rule) + dearer.length * (broken.length - 1) : Number.MAX_SAFE_INTEGER
      kept.push({ ...one, name, rule: first.rule, why: said(first.problem), way, dear })
    } else if (habit)
      kept.push({ ...one, name, rule: habit, why: gapRules[habit].help, way: 'hand', dear: dearer.indexOf(habit) })
    else fit.push({ ...one, name, hoursThisWeek: hoursInWeekOf(place, duties) })
  }
  fit.sort(
    (a, b) => Number(b.standby) - Number(a.standby) || costsOf(a) - costsOf(b) || a.hoursThisWeek - b.hoursThisWeek,
  )
  kept.sort((a, b) => a.dear - b.dear || costsOf(a) - costsOf(b))
  const away = [...Map.groupBy(kept, ({ rule }) => rule)].map(([rule, some]) => ({ rule, kept: some }))
  away.sort((a, b) => b.kept.length - a.kept.length)
  const [nearest] = kept
  return { fit, away, cheapest: fit[0] ?? (nearest?.way ? nearest : undefined) }
}

function wayOver(broken: readonly { rule: GapRule }[]): GapWay | null {
  if (broken.every(({ rule }) => mayBeSetAside(rule))) return 'setAside'
  return broken.length === 1 && broken[0]?.rule === 'leave' ? 'ask' : null
}

// From what costs a word to what costs a night: hours of the week matter less than rest, somebody on leave is asked last.
const dearer: readonly GapRule[] = [...habits, 'weekHours', 'run', 'dayHours', 'rest', 'leave']

function costsOf({ weighed }: Asked<unknown>): number {
  return weighed?.costs ?? 0
}

/** What stands against them, without what the sentence goes on to advise. */
export function said(problem: Problem): Words {
  const [zh = ''] = problemText(problem, 'zh').split('。')
  const [en = ''] = problemText(problem, 'en').split(/\. (?=[A-Z])/)
  return { zh, en: en.replace(/\.$/, '') }
}
