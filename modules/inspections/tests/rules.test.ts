import { describe, expect, test } from 'vitest'
import { deadlineOf, whyNotAnswers, whyNotRounds } from '../rules.ts'

const item = (id: string, answer: 'passFail' | 'text' = 'passFail') => ({ id, ask: { zh: id, en: id }, answer })
const checklist = { items: [item('doors'), item('dust'), item('remarks', 'text')] }
const passed = (itemId: string) => ({ itemId, outcome: 'passed' as const })

describe('a checklist', () => {
  test('is answered when every point to pass or fail has one answer', () => {
    expect(whyNotAnswers(checklist, [passed('doors'), passed('dust')])).toBeUndefined()
    expect(
      whyNotAnswers(checklist, [passed('doors'), passed('dust'), { itemId: 'remarks', outcome: 'noted' }]),
    ).toBeUndefined()
  })
  test.each([
    ['itemMissing', [passed('doors')]],
    ['itemUnknown', [passed('windows')]],
    ['itemTwice', [passed('doors'), passed('doors')]],
    ['wrongAnswer', [{ itemId: 'doors', outcome: 'noted' as const }]],
    ['wrongAnswer', [passed('remarks')]],
  ])('is refused: %s', (code, answers) => {
    expect(whyNotAnswers(checklist, answers)?.code).toBe(`inspections.${code}`)
  })
})

test('a finding is due by its point’s own hours, else after a day', () => {
  const found = new Date('2020-02-01T22:00:00Z')
  expect(deadlineOf({ mendWithinHours: 4 }, found).toISOString()).toBe('2020-02-02T02:00:00.000Z')
  expect(deadlineOf({}, found).toISOString()).toBe('2020-02-02T22:00:00.000Z')
})

test('rounds end one after the other, all ahead', () => {
  const now = new Date('2020-02-01T00:00:00Z')
  const at = (day: number) => new Date(now.getTime() + day * 86_400_000)
  expect(whyNotRounds([at(1), at(2)], now)).toBeUndefined()
  expect(whyNotRounds([at(2), at(2)], now)?.code).toBe('inspections.roundsOutOfOrder')
  expect(whyNotRounds([at(0)], now)?.code).toBe('inspections.roundsOutOfOrder')
})
