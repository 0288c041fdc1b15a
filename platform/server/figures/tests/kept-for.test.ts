import { expect, test } from 'vitest'
import { newId } from '../../../shared/ids.ts'
import type { Figure } from '../figure.ts'
import type { BreakdownBy, FigureAsk } from '../question.ts'
import { keptFor, keptName } from '../sums-name.ts'

const source = { dimensions: ['gate', 'kind', 'way', 'why'], closing: { post: 'gate', fewest: 'way' } }
const figure = { source } as unknown as Figure
const county = '621121000000000000'
const village = '621121100200000000'

function answeredBy(by?: BreakdownBy, more: Partial<FigureAsk> = {}): string | undefined {
  const way = keptFor(figure, { responseId: newId(), within: [county], ...more }, by)
  return way && keptName(way)
}

test('a question about up to two dimensions, the place among them, finds sums of days', () => {
  expect(answeredBy()).toBe('way')
  expect(answeredBy('day')).toBe('way')
  expect(answeredBy('hour')).toBe('hour')
  expect(answeredBy('why')).toBe('why')
  expect(answeredBy('village')).toBe('gate')
  expect(answeredBy('village', { where: { why: 'lost' } })).toBe('gate+why')
  expect(answeredBy('gate', { where: { kind: 'car' } })).toBe('gate+kind')
  expect(answeredBy('kind', { where: { gate: 'north' } })).toBe('gate+kind')
  expect(answeredBy('kind', { where: { why: 'lost' } })).toBe('kind+why')
  expect(answeredBy(undefined, { where: { why: 'lost', kind: 'car' } })).toBe('kind+why')
  expect(answeredBy('precinct', { where: { why: 'lost', kind: 'car' } })).toBe('kind+why')
  expect(answeredBy('why', { areaId: village })).toBe('gate+why')
})

test('three at once, a part by the hour, and whoever is bound to bodies are answered from the hours', () => {
  expect(answeredBy('way', { where: { why: 'lost', kind: 'car' } })).toBeUndefined()
  expect(answeredBy('village', { where: { why: 'lost', kind: 'car' } })).toBeUndefined()
  expect(answeredBy('hour', { where: { why: 'lost' } })).toBeUndefined()
  expect(answeredBy('hour', { areaId: village })).toBeUndefined()
  expect(answeredBy('day', { within: undefined })).toBeUndefined()
})
