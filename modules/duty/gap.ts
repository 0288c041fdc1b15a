import { z } from 'zod'
import { Id } from '../../platform/shared/ids.ts'
import { ServingName } from './member.ts'
import { RosterRules } from './roster.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
type Words = z.infer<typeof Words>

/**
 * Every rule that may stand between somebody and a place: what it is called in a count, and what would help. The first nine are those
 * that placing asks; the others only planning keeps, and a hand may go over them.
 */
export const gapRules = {
  left: {
    name: { zh: '已退出值守', en: 'left duty' },
    help: { zh: '重新登记后才能安排', en: 'Enter them again first' },
  },
  role: {
    name: { zh: '角色不符', en: 'other roles' },
    help: { zh: '在名册中核对其角色', en: 'Check their roles on the duty list' },
  },
  skill: {
    name: { zh: '缺资质', en: 'lack the skill' },
    help: { zh: '资质批准后才能安排，不能破例', en: 'Have the skill approved; there is no exception' },
  },
  leave: {
    name: { zh: '请假', en: 'on leave' },
    help: { zh: '须本人同意并撤回请假', en: 'They would have to take their leave back' },
  },
  overlap: {
    name: { zh: '同一时段另有值守', en: 'on duty elsewhere then' },
    help: { zh: '先从那一班撤下或换班', en: 'Take them off that shift or swap first' },
  },
  rest: {
    name: { zh: '休息不足', en: 'too little rest' },
    help: { zh: '确需安排的，写明理由可破例', en: 'An exception needs a reason' },
  },
  dayHours: {
    name: { zh: '当日超时', en: 'too many hours that day' },
    help: { zh: '确需安排的，写明理由可破例', en: 'An exception needs a reason' },
  },
  weekHours: {
    name: { zh: '本周超时', en: 'too many hours that week' },
    help: { zh: '确需安排的，写明理由可破例', en: 'An exception needs a reason' },
  },
  run: {
    name: { zh: '连续天数超限', en: 'too many days in a row' },
    help: { zh: '确需安排的，写明理由可破例', en: 'An exception needs a reason' },
  },
  post: {
    name: { zh: '不在其可值守的岗位', en: 'not a post of theirs' },
    help: { zh: '自动排班不排，可手工安排', en: 'Planning leaves them out; a hand may place them' },
  },
  daysOff: {
    name: { zh: '当天有请假或别处值守', en: 'leave or duty elsewhere that day' },
    help: { zh: '与本班不重叠，可手工安排', en: 'It does not overlap; a hand may place them' },
  },
  elsewhere: {
    name: { zh: '当天已有一班', en: 'have a shift that day' },
    help: { zh: '自动排班一人一天一班，可手工加排', en: 'Planning gives one shift a day; a hand may add one' },
  },
  pinned: {
    name: { zh: '当天的班已定', en: 'settled elsewhere that day' },
    help: { zh: '当天的班是手工定下或锁定的，可手工加排', en: 'Their shift that day is settled; a hand may add one' },
  },
  hours: {
    name: { zh: '总时长超限', en: 'too many hours in all' },
    help: { zh: '自动排班不排，可手工安排', en: 'Planning leaves them out; a hand may place them' },
  },
  ofKind: {
    name: { zh: '同类班次已满', en: 'enough shifts of this kind' },
    help: { zh: '自动排班不排，可手工安排', en: 'Planning leaves them out; a hand may place them' },
  },
  minRun: {
    name: { zh: '连班天数不够', en: 'too few days in a row' },
    help: { zh: '自动排班不排单日班，可手工安排', en: 'Planning avoids single days; a hand may place them' },
  },
  minDaysOff: {
    name: { zh: '连休天数不够', en: 'too few days off in a row' },
    help: { zh: '会打断其连休，可手工安排', en: 'It breaks their days off; a hand may place them' },
  },
  weekends: {
    name: { zh: '周末次数已满', en: 'enough weekends' },
    help: { zh: '自动排班不排，可手工安排', en: 'Planning leaves them out; a hand may place them' },
  },
} satisfies Record<string, { name: Words; help: Words }>

export type GapRule = keyof typeof gapRules
export const gapRuleNames = Object.keys(gapRules) as [GapRule, ...GapRule[]]

/** What would bring somebody onto the place: at once, against planning's habit, as an exception with a reason, or by asking them. */
const gapWays = ['assign', 'hand', 'setAside', 'ask'] as const
export type GapWay = (typeof gapWays)[number]

/** Somebody whom a rule keeps away, why in a sentence, and what would bring them all the same; null: nothing that a lead can do here. */
const KeptAway = z.object({ memberId: Id, name: ServingName, why: Words, way: z.enum(gapWays).nullable() })

const Candidate = z.object({
  memberId: Id,
  name: ServingName,
  standby: z.boolean(),
  /** Based in the same precinct as the shift. */
  near: z.boolean(),
  hoursThisWeek: z.number(),
  walkMinutes: z.number().nullable(),
})

/** Why a place is short: who could take it, best first; how many each rule takes away, each person at the first; the cheapest single step. */
export const GapExplained = z.object({
  missing: z.number(),
  rows: z.array(Candidate),
  total: z.number(),
  away: z.array(z.object({ rule: z.enum(gapRuleNames), count: z.number(), people: z.array(KeptAway) })),
  cheapest: z
    .object({
      way: z.enum(gapWays),
      memberId: Id,
      name: ServingName,
      standby: z.boolean(),
      rule: z.enum(gapRuleNames).nullable(),
      why: Words.nullable(),
    })
    .nullable(),
  /** Nobody is asked to sign up for it yet, and it may be offered. */
  mayOffer: z.boolean(),
  asOf: z.string(),
})
export type GapExplained = z.infer<typeof GapExplained>

/** What a swap would break for one of the two. */
const SwapSide = z.object({
  name: ServingName,
  shift: z.string(),
  against: z.array(z.object({ rule: z.enum(gapRuleNames), why: Words, binds: z.boolean() })),
})

/** `costs`: what the roster costs more by it, in the planner's unit; null where it cannot be weighed. */
export const SwapChecked = z.object({
  /** Why it cannot be done any more, whatever the rules say. */
  whyNot: Words.nullable(),
  sides: z.array(SwapSide),
  costs: z.number().nullable(),
  asOf: z.string(),
})
export type SwapChecked = z.infer<typeof SwapChecked>

/** A roster's rules on the desk: as they are, as they would be sound, and who stands against those that were asked about. */
export const RulesShown = z.object({
  name: z.string(),
  version: z.number(),
  state: z.enum(['draft', 'published', 'frozen']),
  rules: RosterRules,
  sound: RosterRules,
  selfApproveSwaps: z.boolean(),
  /** Of the shifts to come: how many there are, how many are or will be released, and the first moment of release. */
  signUp: z.object({ shifts: z.number(), released: z.number(), from: z.string().nullable() }),
  against: z.array(
    z.object({ name: ServingName, rule: z.enum(gapRuleNames), why: Words, setAside: z.string().nullable() }),
  ),
  count: z.number(),
  asOf: z.string(),
})
export type RulesShown = z.infer<typeof RulesShown>
