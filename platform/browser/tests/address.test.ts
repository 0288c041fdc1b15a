import { expect, test } from 'vitest'
import { parseAddress, writeAddress } from '../address.tsx'
import { figureAddress, questionOf, withoutFigure } from '../figures/figure.ts'
import { spanChoice, spanOf } from '../figures/span.ts'
import { type DataFilter, filterInput } from '../table/filter.ts'

const TURNED_BACK = {
  figure: 'checkpoints.vehiclesTurnedBack',
  areaId: '621121100000000000',
  from: '2021-10-30',
  to: '2021-10-31',
  where: { reason: 'noPermit' },
}

function sent(change: Record<string, string | undefined>) {
  return parseAddress(writeAddress(change))
}

test('a link sent to a colleague asks exactly the figure that the sender looked at', () => {
  expect(questionOf(sent(figureAddress(TURNED_BACK)), 'response-1')).toEqual({
    figure: 'checkpoints.vehiclesTurnedBack',
    responseId: 'response-1',
    areaId: '621121100000000000',
    from: '2021-10-29T16:00:00.000Z',
    to: '2021-10-30T16:00:00.000Z',
    where: { reason: 'noPermit' },
  })
})

test('an area id of 18 digits survives the address bar whole', () => {
  expect(sent({ area: '621121100201001999' })).toEqual({ area: '621121100201001999' })
})

test('closing a figure leaves the filters of the page below it', () => {
  const address = { ...sent(figureAddress(TURNED_BACK)), decision: 'passed', row: 'some-row' }
  const closed = sent({ ...address, ...withoutFigure(address) })
  expect(closed).toEqual({ decision: 'passed' })
})

test('an address without a figure asks nothing', () => {
  expect(questionOf({ decision: 'passed' }, 'response-1')).toBeUndefined()
})

test('yesterday ends where today begins, by the clock of China', () => {
  // 07:30 on the 31st in Tongwei is still the 30th in London.
  const now = new Date('2021-10-30T23:30:00Z')
  expect(spanOf('today', now)).toEqual({ from: '2021-10-31', to: '2021-11-01' })
  expect(spanOf('yesterday', now)).toEqual({ from: '2021-10-30', to: '2021-10-31' })
})

test('the span in the address names the choice it came from, and a day picked in a chart names none', () => {
  const now = new Date('2021-10-31T04:00:00Z')
  expect(spanChoice({ figureFrom: '2021-10-25', figureTo: '2021-11-01' }, now)).toBe('sevenDays')
  expect(spanChoice({}, now)).toBe('wholeResponse')
  expect(spanChoice({ figureFrom: '2021-10-20', figureTo: '2021-10-21' }, now)).toBeUndefined()
})

test('a plate that someone looked for never comes from or goes to the address', () => {
  const filters: DataFilter[] = [
    { kind: 'choice', name: 'decision', title: '', options: [] },
    { kind: 'private', name: 'plate', title: '' },
  ]
  expect(filterInput(filters, { decision: 'turned_back', plate: 'from-address' }, {})).toEqual({
    decision: 'turned_back',
  })
  expect(filterInput(filters, {}, { plate: '甘J12345' })).toEqual({ plate: '甘J12345' })
})
