import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { openGate } from './gate-story.ts'

const { server, stage, vehicle, rows } = await openGate()
const record = 'checkpoints.recordPassage'
const correct = 'checkpoints.correctPassage'

const correction = (corrects: string, more: object = {}) => vehicle({ corrects, correctionReason: 'mistyped', ...more })
const turnedBack = { decision: 'turnedBack', reason: 'noPermit' }
const fever = { people: [{ temperature: 38.2 }], decision: 'handedOver', reason: 'fever', handedOverTo: 'medic' }

test('a correction supersedes, keeps the time of the passage, and the sums move with it', async () => {
  const officer = await server.as('officer')
  const first = vehicle()
  await officer.does(record, first)
  const mended = correction(first.id, turnedBack)
  await officer.does(correct, mended)
  const [was] = await rows('select superseded_at, made_at from checkpoints.passage where id = $1', [first.id])
  const [is] = await rows('select * from checkpoints.passage where id = $1', [mended.id])
  expect(was?.superseded_at).toBeInstanceOf(Date)
  expect(is).toMatchObject({ corrects: first.id, decision: 'turned_back', made_at: was?.made_at, superseded_at: null })
  const shown = await officer.ask<{ correctedBy: string }>('checkpoints.passage', { id: first.id })
  expect(shown.correctedBy).toBe(mended.id)
  await expectSumsEqualRows()
})

test('checkpoints.correctPassage refuses to correct twice and shows both versions', async () => {
  const officer = await server.as('officer')
  const first = vehicle()
  await officer.does(record, first)
  const answers = await Promise.all([
    officer.command(correct, correction(first.id, turnedBack)),
    officer.command(correct, correction(first.id, turnedBack)),
  ])
  expect(answers.map((answer) => answer.outcome).sort()).toEqual(['accepted', 'refused'])
  const late = await officer.command(correct, correction(first.id, { direction: 'out' }))
  if (late.outcome !== 'refused') throw new Error('taken')
  expect(late.problem.zh).toContain('现为“劝返：无通行证”，您填写的是“放行”')
})

test('checkpoints.correctPassage refuses a stranger, another township’s gate, and a passage that could not stand', async () => {
  const officer = await server.as('officer')
  const first = vehicle()
  await officer.does(record, first)
  const stranger = await server.as('otherOfficer')
  expect(await stranger.isRefused(correct, correction(first.id))).toBe('platform.notFound')
  expect(await officer.isRefused(correct, correction(newId()))).toBe('platform.notFound')
  const commander = await server.as('commander')
  const elsewhere = correction(first.id, { checkpointId: stage.otherCheckpointId })
  expect(await commander.isRefused(correct, elsewhere)).toBe('checkpoints.correctedElsewhere')
  const feverish = correction(first.id, { people: [{ temperature: 38 }] })
  expect(await officer.isRefused(correct, feverish)).toBe('checkpoints.feverNotPassed')
  expect(await officer.isRefused(correct, { ...correction(first.id), id: first.id })).toBe('checkpoints.passageKnown')
})

test('a fever taken back closes its follow-up, one that comes to light opens one', async () => {
  const officer = await server.as('officer')
  const first = vehicle(fever)
  await officer.does(record, first)
  const still = correction(first.id, { ...fever, people: [{ temperature: 37.9 }] })
  await officer.does(correct, still)
  const none = correction(still.id)
  await officer.does(correct, none)
  const followUp = () =>
    rows('select passage_id, outcome from checkpoints.follow_up where response_id = $1', [stage.responseId])
  expect(await followUp()).toEqual([{ passage_id: still.id, outcome: 'recordedInError' }])
  await officer.does(correct, correction(none.id, fever))
  expect(await followUp()).toHaveLength(2)
})

test('after any run of records and corrections the sums are the rows', async () => {
  const officer = await server.as('officer')
  const step = fc.record({
    correctsAt: fc.option(fc.nat({ max: 5 })),
    people: fc.integer({ min: 1, max: 4 }),
    kind: fc.constantFrom({}, turnedBack, fever),
    hoursAgo: fc.integer({ min: 0, max: 30 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const made: string[] = []
      for (const { correctsAt, people, kind, hoursAgo } of steps) {
        const corrects = correctsAt === null ? undefined : made[correctsAt]
        const more = { peopleCount: people, ...kind }
        const passage = corrects ? correction(corrects, more) : vehicle(more)
        const madeAt = new Date(Date.now() - hoursAgo * 3_600_000)
        const { outcome } = await officer.command(corrects ? correct : record, passage, { madeAt })
        if (outcome === 'accepted') made.push(passage.id)
      }
      await expectSumsEqualRows()
    }),
    { numRuns: 12 },
  )
})

const KEYS = `precinct_id, response_id, area_id, checkpoint_id, subject, direction, decision, reason, permit_kind, origin_class`

async function expectSumsEqualRows() {
  const counted = await rows(
    `select ${KEYS}, date_trunc('hour', made_at, 'UTC') as hour, count(*) as n, sum(people) as people, sum(fevers) as fevers
     from checkpoints.passage where superseded_at is null group by ${KEYS}, 11 order by ${KEYS}, hour`,
  )
  const summed = await rows(
    `select ${KEYS}, hour, n, people, fevers from checkpoints.passage_tally where n > 0 order by ${KEYS}, hour`,
  )
  expect(summed).toEqual(counted)
}
