import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  areaSpan,
  codeOf,
  fromCode,
  isWithin,
  levelOf,
  multirangeOf,
  parentOf,
  precinctOf,
  wholeCountry,
} from '../area-id.ts'
import { addDays, daysBetween, localDay, localStamp, sayTime, startOfLocalDay } from '../dates.ts'
import { newId, timeOfId } from '../ids.ts'

const county = fromCode('621121')
const township = fromCode('621121100001'.slice(0, 9))
const village = fromCode('621121100001')
const digits = fc.integer({ min: 1, max: 999 }).map((one) => String(one).padStart(3, '0'))
const anyArea = fc
  .tuple(digits, fc.option(digits), fc.option(digits), fc.option(digits))
  .map((parts) => `621121${parts.map((part) => part ?? '000').join('')}`)

test('a code and its zeros are one area', () => {
  expect(village).toBe('621121100001000000')
  expect(fromCode('621121100000')).toBe(township)
  expect(codeOf(village)).toBe('621121100001')
  expect(codeOf(county)).toBe('621121')
  expect(() => fromCode('6211211')).toThrow('not an area code')
})

test('levels and parents follow the digits', () => {
  expect([county, township, village].map(levelOf)).toEqual(['county', 'township', 'village'])
  expect(parentOf(village)).toBe(township)
  expect(parentOf(township)).toBe(county)
  expect(levelOf(parentOf(county) as string)).toBe('prefecture')
  expect(parentOf(fromCode('620000'))).toBeUndefined()
  expect(precinctOf(village)).toBe(township)
  expect(precinctOf(county)).toBe(county)
})

test('an area lies within another just when its number lies in the span', () => {
  fc.assert(
    fc.property(anyArea, anyArea, (a, b) => {
      const span = areaSpan(b)
      expect(isWithin(a, b)).toBe(BigInt(a) >= BigInt(span.from) && BigInt(a) < BigInt(span.to))
      expect(isWithin(a, precinctOf(a))).toBe(true)
      const parent = parentOf(a)
      expect(parent !== undefined && isWithin(a, parent) && parent !== a).toBe(true)
    }),
  )
})

test('the whole country holds every area and is its own precinct', () => {
  expect(levelOf(wholeCountry)).toBe('country')
  expect(isWithin(village, wholeCountry)).toBe(true)
  expect(precinctOf(wholeCountry)).toBe(wholeCountry)
  expect(multirangeOf([areaSpan(wholeCountry), areaSpan(village)])).toBe('{[0,1000000000000000000)}')
})

test('spans that touch or overlap are one range, and no span sees nothing', () => {
  expect(multirangeOf([])).toBe('{}')
  expect(multirangeOf([areaSpan(village), areaSpan(township)])).toBe('{[621121100000000000,621121101000000000)}')
  expect(multirangeOf([areaSpan(fromCode('621121101')), areaSpan(township)])).toBe(
    '{[621121100000000000,621121102000000000)}',
  )
  expect(multirangeOf([areaSpan(fromCode('621121200')), areaSpan(township)])).toContain('),[')
})

test('a day is a day in Shanghai, whatever the zone of the machine', () => {
  expect(localDay(new Date('2021-11-02T15:59:59Z'))).toBe('2021-11-02')
  expect(localDay(new Date('2021-11-02T16:00:00Z'))).toBe('2021-11-03')
  expect(startOfLocalDay('2021-11-03').toISOString()).toBe('2021-11-02T16:00:00.000Z')
  expect(localStamp(new Date('2021-11-02T16:05:00Z'))).toBe('2021-11-03 00:05')
})

test('every moment lies in its own day, from its start up to the next', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (at) => {
      const day = localDay(at)
      expect(startOfLocalDay(day) <= at && at < startOfLocalDay(addDays(day, 1))).toBe(true)
      expect(daysBetween(day, addDays(day, 40))).toBe(40)
    }),
  )
})

test('times are said the way people say them', () => {
  const now = new Date('2021-11-03T08:00:00Z')
  expect(sayTime(new Date('2021-11-03T06:05:00Z'), now, 'zh')).toBe('今天 14:05')
  expect(sayTime(new Date('2021-11-02T06:05:00Z'), now, 'zh')).toBe('昨天 14:05')
  expect(sayTime(new Date('2021-10-20T06:05:00Z'), now, 'zh')).toBe('10月20日 14:05')
  expect(sayTime(new Date('2020-12-31T00:00:00Z'), now, 'zh')).toBe('2020年12月31日 08:00')
  expect(sayTime(new Date('2020-12-31T00:00:00Z'), now, 'en')).toBe('31 Dec 2020 08:00')
})

test('an id says when it was made, and ids grow', () => {
  const before = Date.now()
  const ids = Array.from({ length: 50 }, newId)
  expect([...ids].sort()).toEqual(ids)
  const made = timeOfId(ids[0] as string)?.getTime() ?? 0
  expect(made >= before && made <= Date.now()).toBe(true)
  expect(timeOfId('11111111-1111-4111-8111-111111111111')).toBeUndefined()
})
