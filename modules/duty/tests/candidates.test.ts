import { expect, test } from 'vitest'
import { type Asked, seeGap } from '../candidates.ts'
import { gapRules } from '../gap.ts'
import { hardRules } from '../planner/rules-broken.ts'
import { RosterRules } from '../roster.ts'
import type { ServingFacts } from '../serving-rules.ts'
import { type DaySpan, layOut, patterns } from '../shift-patterns.ts'

const rules = RosterRules.parse({})
const [night, early, , late] = patterns.fourSixes.spans as [DaySpan, DaySpan, DaySpan, DaySpan]
const place = { ...layOut(early, '2022-09-14'), role: 'officer', skill: null }
const free: ServingFacts = { name: '', left: false, roles: [], skills: [], leave: [], duties: [] }
const asked = (name: string, facts: Partial<ServingFacts> = {}, more: Partial<Asked<string>> = {}): Asked<string> => ({
  member: name,
  facts: { ...free, name, ...facts },
  standby: false,
  near: true,
  weighed: { against: [], costs: 0, walkMinutes: 10 },
  ...more,
})
const weighed = (costs: number, against: string[] = []) => ({ weighed: { against, costs, walkMinutes: 40 } })
const tired = { duties: [layOut(late, '2022-09-13')] }
const onLeave = { leave: [layOut(early, '2022-09-14')] }

test('whoever stands by comes first, then whoever costs the roster least', () => {
  const { fit, cheapest } = seeGap(
    [asked('远', {}, weighed(9)), asked('近', {}, weighed(1)), asked('备勤', {}, { ...weighed(30), standby: true })],
    place,
    rules,
  )
  expect(fit.map(({ member }) => member)).toEqual(['备勤', '近', '远'])
  expect(cheapest?.member).toBe('备勤')
})

test('everybody else stands under one rule, with the sentence without its advice', () => {
  const { fit, away, cheapest } = seeGap(
    [asked('累', tired), asked('累且请假', { ...tired, ...onLeave }), asked('另一个累的', tired)],
    place,
    rules,
  )
  expect(fit).toEqual([])
  expect(away.map(({ rule, kept }) => [rule, kept.map(({ member }) => member)])).toEqual([
    ['rest', ['累', '另一个累的']],
    ['leave', ['累且请假']],
  ])
  expect(away[0]?.kept[0]?.why).toEqual({
    zh: '累在2022-09-13 18:00至00:00有值守，两班之间休息不足11小时',
    en: '累 is on duty from 2022-09-13 18:00 to 00:00: less than 11 h of rest between',
  })
  expect(cheapest).toMatchObject({ member: '累', way: 'setAside' })
})

test('the cheapest step goes from what only planning keeps, over a rule of the roster, to asking somebody on leave', () => {
  const long = { duties: ['12', '13'].map((day) => layOut(night, `2022-09-${day}`)) }
  const lax = RosterRules.parse({ maxHoursWeek: 12 })
  const cheapest = (some: Asked<string>[]) => seeGap(some, place, lax).cheapest
  const people = {
    habit: asked('单日', {}, weighed(5, ['minRun'])),
    week: asked('超周时', long),
    rest: asked('休息不足', tired),
    leave: asked('请假', onLeave),
  }
  expect(cheapest(Object.values(people))).toMatchObject({ member: '单日', way: 'hand', rule: 'minRun' })
  expect(cheapest([people.leave, people.rest, people.week])).toMatchObject({ member: '超周时', rule: 'weekHours' })
  expect(cheapest([people.leave, people.rest])).toMatchObject({ member: '休息不足', way: 'setAside' })
  expect(cheapest([people.leave])).toMatchObject({ member: '请假', way: 'ask' })
  expect(cheapest([asked('退出', { left: true })])).toBeUndefined()
})

test('every rule of the planner has its words', () => {
  const said = Object.keys(gapRules)
  // To a person on the desk the planner's longest run is the roster's.
  expect(hardRules.filter((rule) => rule !== 'maxRun' && !said.includes(rule))).toEqual([])
})
