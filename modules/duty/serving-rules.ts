import { localDay, localStamp } from '../../platform/shared/dates.ts'
import type { Problem } from '../../platform/shared/problem.ts'
import { weekdayOf } from './holidays.ts'
import type { RosterRules } from './roster.ts'
import { servingProblems } from './serving-problems.ts'

export interface ServingSpan {
  from: Date
  until: Date
}

/** What deciding on somebody for a shift needs to know of them. */
export interface ServingFacts {
  name: string
  left: boolean
  /** Roles they serve in; empty: any. */
  roles: readonly string[]
  /** Approved, and when they end. */
  skills: readonly { skill: string; until: Date | null }[]
  /** Approved leave. */
  leave: readonly ServingSpan[]
  /** What else they are bound to around the shift, wherever it is. */
  duties: readonly ServingSpan[]
}

export interface PlaceWanted extends ServingSpan {
  role: string
  skill: string | null
  /** A leader's turn of 24 h: on call, not worked through, so the roster's rules on rest and hours do not count it. */
  turn?: boolean
  /** What both are called, for the sentence that refuses. */
  roleName?: { zh: string; en: string }
  skillName?: { zh: string; en: string }
}

const rulesThatBind = ['left', 'role', 'skill', 'leave', 'overlap'] as const
const rulesOfRoster = ['rest', 'dayHours', 'weekHours', 'run'] as const
/** Rules in the order in which they are told. Those of the roster a lead may set aside with a reason; the others nobody. */
export type ServingRule = (typeof rulesThatBind)[number] | (typeof rulesOfRoster)[number]

/** Whether a rule is one of the roster's, which a lead may set aside with a reason. */
export function mayBeSetAside(rule: string): boolean {
  return (rulesOfRoster as readonly string[]).includes(rule)
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Every rule that stands between somebody and a place, the weightiest first; none: they may serve. */
export function rulesBroken(
  facts: ServingFacts,
  place: PlaceWanted,
  rules: RosterRules,
): { rule: ServingRule; problem: Problem }[] {
  const { name, duties } = facts
  const broken: { rule: ServingRule; problem: Problem }[] = []
  const add = (rule: ServingRule, problem: Problem) => broken.push({ rule, problem })
  if (facts.left) add('left', servingProblems.memberLeft())
  if (facts.roles.length > 0 && !facts.roles.includes(place.role))
    add('role', servingProblems.ruleRole({ name, ...inWords('role', place.role, place.roleName) }))
  if (place.skill && !hasSkill(facts, place))
    add('skill', servingProblems.ruleSkill({ name, ...inWords('skill', place.skill, place.skillName) }))
  if (facts.leave.some((one) => overlap(one, place))) add('leave', servingProblems.ruleLeave({ name }))
  const clash = duties.find((one) => overlap(one, place))
  if (clash) add('overlap', servingProblems.ruleOverlap({ name, ...stamps(clash) }))
  if (place.turn) return broken
  const rest = rules.restHours * HOUR
  const close = duties.find(
    (one) =>
      !overlap(one, place) &&
      one.until.getTime() + rest > place.from.getTime() &&
      place.until.getTime() + rest > one.from.getTime(),
  )
  if (close) add('rest', servingProblems.ruleRest({ name, hours: rules.restHours, ...stamps(close) }))
  const day = localDay(place.from)
  const hoursDay = hoursOf([place, ...duties.filter((one) => localDay(one.from) === day)])
  if (hoursDay > rules.maxHoursDay)
    add('dayHours', servingProblems.ruleDayHours({ name, hours: said(hoursDay), most: rules.maxHoursDay }))
  const hoursWeek = hoursOf([place]) + hoursInWeekOf(place, duties)
  if (hoursWeek > rules.maxHoursWeek)
    add('weekHours', servingProblems.ruleWeekHours({ name, hours: said(hoursWeek), most: rules.maxHoursWeek }))
  const run = runThrough(place, duties)
  if (run > rules.maxRun) add('run', servingProblems.ruleRun({ name, days: run, most: rules.maxRun }))
  return broken
}

/** Which rules somebody breaks by a shift that they stand on: as if they were put there now. */
export function standsAgainst(
  facts: ServingFacts,
  { from, until }: ServingSpan,
  rules: RosterRules,
): { rule: ServingRule; problem: Problem }[] {
  const own = facts.duties.findIndex((one) => +one.from === +from && +one.until === +until)
  const duties = facts.duties.filter((_, at) => at !== own)
  return rulesBroken({ ...facts, duties, roles: [] }, { from, until, role: '', skill: null }, rules)
}

/** Why somebody cannot be put on a place; a reason sets aside the rules of the roster, never the others. */
export function whyNotServe(
  facts: ServingFacts,
  place: PlaceWanted,
  rules: RosterRules,
  setAside?: string,
): Problem | undefined {
  const broken = rulesBroken(facts, place, rules)
  return broken.find(({ rule }) => !setAside || (rulesThatBind as readonly string[]).includes(rule))?.problem
}

/** Hours of the duties that begin in the same week, Monday to Sunday. */
export function hoursInWeekOf(place: ServingSpan, duties: readonly ServingSpan[]): number {
  return hoursOf(duties.filter((one) => weekOf(one) === weekOf(place)))
}

const toOneself = {
  left: servingProblems.ownLeft,
  role: servingProblems.ownRole,
  skill: servingProblems.ownSkill,
  leave: servingProblems.ownLeave,
  overlap: servingProblems.ownOverlap,
  rest: servingProblems.ownRest,
  dayHours: servingProblems.ownDayHours,
  weekHours: servingProblems.ownWeekHours,
  run: servingProblems.ownRun,
} satisfies Record<ServingRule, (params: Problem['params']) => Problem>

/** Why somebody cannot take a place themselves, said to them; nothing is set aside by oneself. */
export function whyNotTake(facts: ServingFacts, place: PlaceWanted, rules: RosterRules): Problem | undefined {
  const [first] = rulesBroken(facts, place, rules)
  return first && toOneself[first.rule](first.problem.params)
}

/** How many days in a row they would be on duty with this shift. */
function runThrough(place: ServingSpan, duties: readonly ServingSpan[]): number {
  const served = new Set(duties.map((one) => dayNumber(one.from)))
  const day = dayNumber(place.from)
  let run = 1
  for (let before = day - 1; served.has(before); before--) run++
  for (let after = day + 1; served.has(after); after++) run++
  return run
}

function hasSkill({ skills }: ServingFacts, { skill, until }: PlaceWanted): boolean {
  return skills.some((one) => one.skill === skill && (!one.until || one.until >= until))
}

function overlap(a: ServingSpan, b: ServingSpan): boolean {
  return a.from < b.until && b.from < a.until
}

function hoursOf(spans: readonly ServingSpan[]): number {
  return spans.reduce((sum, { from, until }) => sum + (until.getTime() - from.getTime()) / HOUR, 0)
}

function dayNumber(at: Date): number {
  return Math.floor((at.getTime() + 8 * HOUR) / DAY)
}

function weekOf({ from }: ServingSpan): number {
  return dayNumber(from) - weekdayOf(localDay(from))
}

function stamps({ from, until }: ServingSpan): { from: string; until: string } {
  return { from: localStamp(from), until: localStamp(until).slice(11) }
}

function inWords(key: string, id: string, name?: { zh: string; en: string }): Record<string, string> {
  return { [key]: name?.en ?? id, [`${key}Zh`]: name?.zh ?? id }
}

function said(hours: number): number {
  return Math.round(hours * 10) / 10
}
