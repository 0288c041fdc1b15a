import { expect, test } from 'vitest'
import { RosterRules } from '../roster.ts'
import { rulesBroken, type ServingFacts, whyNotServe } from '../serving-rules.ts'
import { type DaySpan, layOut, patterns } from '../shift-patterns.ts'

const rules = RosterRules.parse({})
const [night, early, , late] = patterns.fourSixes.spans as [DaySpan, DaySpan, DaySpan, DaySpan]
const free: ServingFacts = { name: '演示甲', left: false, roles: [], skills: [], leave: [], duties: [] }
const place = (span: DaySpan, day: string, more: object = {}) => ({
  ...layOut(span, day),
  role: 'officer',
  skill: null,
  ...more,
})
const broken = (facts: Partial<ServingFacts>, at = place(early, '2022-09-14')) =>
  rulesBroken({ ...free, ...facts }, at, rules).map(({ rule }) => rule)

test('somebody free may serve, and a shift the evening before leaves too little rest', () => {
  expect(broken({})).toEqual([])
  expect(broken({ duties: [layOut(late, '2022-09-13')] })).toEqual(['rest'])
  expect(broken({ duties: [layOut(early, '2022-09-13')] })).toEqual([])
  expect(broken({ duties: [layOut(early, '2022-09-14')] })).toEqual(['overlap'])
})

test('two shifts of a day are too long once over twelve hours; a week ends on Sunday', () => {
  const lax = RosterRules.parse({ restHours: 0, maxHoursDay: 11, maxHoursWeek: 24 })
  const told = (duties: ServingFacts['duties'], day = '2022-09-18') =>
    rulesBroken({ ...free, duties }, place(early, day), lax).map(({ rule }) => rule)
  expect(told([layOut(night, '2022-09-18')])).toEqual(['dayHours'])
  const week = ['2022-09-12', '2022-09-13', '2022-09-14', '2022-09-15'].map((day) => layOut(early, day))
  expect(told(week)).toEqual(['weekHours'])
  expect(told(week, '2022-09-19')).toEqual([])
})

test('the seventh day in a row is one too many, counted to both sides', () => {
  const days = ['11', '12', '13', '15', '16', '17'].map((day) => layOut(early, `2022-09-${day}`))
  expect(broken({ duties: days })).toEqual(['run'])
  expect(broken({ duties: days.slice(1) })).toEqual([])
})

test('a skill counts until it ends, a role only where roles are said', () => {
  const police = place(early, '2022-09-14', { skill: 'police', role: 'police' })
  expect(broken({}, police)).toEqual(['skill'])
  expect(broken({ skills: [{ skill: 'police', until: null }] }, police)).toEqual([])
  expect(broken({ skills: [{ skill: 'police', until: new Date('2022-09-14T02:00:00Z') }] }, police)).toEqual(['skill'])
  expect(broken({ roles: ['lead'], skills: [{ skill: 'police', until: null }] }, police)).toEqual(['role'])
})

test('a reason sets aside what the roster asks, never leave or a skill', () => {
  const tired = { ...free, duties: [layOut(late, '2022-09-13')] }
  const at = place(early, '2022-09-14')
  expect(whyNotServe(tired, at, rules)?.code).toBe('duty.ruleRest')
  expect(whyNotServe(tired, at, rules, '夜间突发，无人可换')).toBeUndefined()
  const away = { ...tired, leave: [layOut(early, '2022-09-14')] }
  expect(whyNotServe(away, at, rules, '夜间突发，无人可换')?.code).toBe('duty.ruleLeave')
})
