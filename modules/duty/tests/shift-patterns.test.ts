import { expect, test } from 'vitest'
import { holidayOn, isWeekend, isWorkday, notices } from '../holidays.ts'
import { clockSpan, type DaySpan, daysUpTo, layOut, patterns } from '../shift-patterns.ts'

const shown = (name: keyof typeof patterns, day = '2022-09-05') =>
  patterns[name].spans.map((span) => {
    const { from, until, night } = layOut(span, day)
    return `${clockSpan({ from, until })} ${(until.getTime() - from.getTime()) / 3_600_000}${night ? ' night' : ''}`
  })

test('each pattern covers what it says, and nights are known', () => {
  expect(shown('fourSixes')).toEqual(['00:00–06:00 6 night', '06:00–12:00 6', '12:00–18:00 6', '18:00–24:00 6'])
  expect(shown('dayShift')).toEqual(['08:00–20:00 12'])
  expect(shown('twoTwelves')).toEqual(['08:00–20:00 12', '20:00–08:00 12 night'])
  expect(shown('fullDay')).toEqual(['08:00–08:00 24 night'])
})

test('a shift is counted on the day it begins, also over midnight', () => {
  const span = layOut(patterns.twoTwelves.spans[1] as DaySpan, '2022-09-30')
  expect([span.day, span.until.toISOString()]).toEqual(['2022-09-30', '2022-10-01T00:00:00.000Z'])
  expect(daysUpTo('2022-09-29', '2022-10-02')).toEqual(['2022-09-29', '2022-09-30', '2022-10-01'])
})

test('mid-autumn 2022 is off, the weekend after National Day is worked', () => {
  expect(holidayOn('2022-09-11')?.zh).toBe('中秋节')
  expect(holidayOn('2022-09-13')).toBeUndefined()
  expect([isWeekend('2022-10-08'), isWorkday('2022-10-08'), isWorkday('2022-10-07')]).toEqual([false, true, false])
})

test('the statutory eleven days off lie in holidays of seven names, and no workday is one of them', () => {
  for (const { holidays, workdays } of notices) {
    expect(new Set(holidays.map(({ name }) => name.zh)).size).toBe(7)
    for (const day of workdays) expect(holidayOn(day)).toBeUndefined()
  }
})
