import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Passage } from '../passage.ts'
import { type RecordFacts, whyNotCorrect, whyNotRecord } from '../record-rules.ts'
import { samplePassage } from './sample-passage.ts'

const at = (text: string) => new Date(`${text}+08:00`)
const code = (problem?: { code: string }) => problem?.code

function facts(over: Partial<RecordFacts> = {}): RecordFacts {
  return {
    checkpoint: { openedAt: at('2021-11-01T08:00') },
    actor: { mayEnterPaper: false },
    withinDays: { phone: 3, paper: 14 },
    feverFrom: 37.3,
    permits: 'notNeeded',
    madeAt: at('2021-11-03T14:05'),
    receivedAt: at('2021-11-03T14:05'),
    ...over,
  }
}

test('a passage made yesterday on a phone without network is recorded', () => {
  expect(whyNotRecord(samplePassage(), facts({ receivedAt: at('2021-11-04T14:05') }))).toBeUndefined()
})

test.each<[string, Partial<RecordFacts>, string | undefined]>([
  ['a clock nine minutes ahead is tolerated', { receivedAt: at('2021-11-03T13:56') }, undefined],
  ['a clock eleven minutes ahead is refused', { receivedAt: at('2021-11-03T13:54') }, 'checkpoints.madeInFuture'],
  ['older than three days is refused', { receivedAt: at('2021-11-06T14:06') }, 'checkpoints.madeTooLongAgo'],
  ['before the checkpoint opened', { madeAt: at('2021-11-01T07:59') }, 'checkpoints.checkpointNotOpen'],
  [
    'after it closed',
    { checkpoint: { openedAt: at('2021-11-01T08:00'), closedAt: at('2021-11-03T14:05') } },
    'checkpoints.checkpointClosed',
  ],
  [
    'made before it closed, sent after',
    {
      checkpoint: { openedAt: at('2021-11-01T08:00'), closedAt: at('2021-11-03T20:00') },
      receivedAt: at('2021-11-04T08:00'),
    },
    undefined,
  ],
])('%s', (_, over, expected) => {
  expect(code(whyNotRecord(samplePassage(), facts({ madeAt: at('2021-11-03T14:05'), ...over })))).toBe(expected)
})

test('a paper sheet of last week is entered by the desk and by nobody else', () => {
  const sheet = samplePassage({ enteredFor: 'paper' })
  const late = { receivedAt: at('2021-11-10T09:00') }
  expect(whyNotRecord(sheet, facts({ ...late, actor: { mayEnterPaper: true } }))).toBeUndefined()
  expect(code(whyNotRecord(sheet, facts(late)))).toBe('checkpoints.paperNotAllowed')
})

test.each<[string, Partial<Record<keyof Passage, unknown>>, string | undefined]>([
  ['a vehicle without a plate', { plate: undefined }, 'checkpoints.plateMissing'],
  ['a vehicle described instead', { plate: '无牌红色三轮', plateKind: 'other' }, undefined],
  ['a plate of no shape', { plate: '甘J12' }, 'codes.plateLength'],
  ['a bus with forty people and one registered', { peopleCount: 40 }, undefined],
  ['fewer counted than registered', { people: [{}, {}], peopleCount: 1 }, 'checkpoints.fewerThanRegistered'],
  ['a pedestrian', { subject: 'person', plate: undefined }, undefined],
  ['a pedestrian with a plate', { subject: 'person' }, 'checkpoints.plateUncalled'],
  ['two pedestrians at once', { subject: 'person', plate: undefined, people: [{}, {}] }, 'checkpoints.onePersonOnly'],
  [
    'an ID that fails its check',
    { people: [{ identityNumber: '110105194912310021' }] },
    'codes.identityNumberChecksum',
  ],
  ['a passport', { people: [{ identityNumber: 'E12345678', document: 'passport' }] }, undefined],
  ['a phone one digit short', { people: [{ phone: '1380000567' }] }, 'codes.mobileLength'],
  ['a fever simply passed', { people: [{ temperature: 37.5 }] }, 'checkpoints.feverNotPassed'],
  ['a fever turned back', { people: [{ temperature: 37.5 }], decision: 'turnedBack', reason: 'fever' }, undefined],
])('%s', (_, over, expected) => {
  expect(code(whyNotRecord(samplePassage(over), facts()))).toBe(expected)
})

test('a passage is corrected once, by one that could itself stand', () => {
  const turnedBack = samplePassage({ decision: 'turnedBack', reason: 'noPermit' })
  expect(whyNotCorrect({}, turnedBack, facts())).toBeUndefined()
  expect(code(whyNotCorrect({}, samplePassage({ decision: 'turnedBack' }), facts()))).toBe('checkpoints.reasonMissing')
  const before = { supersededAt: at('2021-11-03T15:00') }
  expect(code(whyNotCorrect(before, turnedBack, facts()))).toBe('checkpoints.alreadyCorrected')
})

test('within its bounds the time of arrival changes nothing: a day late is as good as at once', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10, max: 3 * 24 * 60 }), (minutes) => {
      const receivedAt = new Date(at('2021-11-03T14:05').getTime() + minutes * 60_000)
      expect(whyNotRecord(samplePassage(), facts({ receivedAt }))).toBeUndefined()
    }),
  )
})
