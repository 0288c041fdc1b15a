import type pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { inTransaction, openPool } from '../../../platform/server/database.ts'
import { figureBreakdown, figureValue } from '../../../platform/server/figures/count.ts'
import { allFigures } from '../../../platform/server/figures/figure.ts'
import { unequalSums } from '../../../platform/server/figures/prove-tallies.ts'
import type { FigureAsk } from '../../../platform/server/figures/question.ts'
import type { JobContext } from '../../../platform/server/jobs.ts'
import { areaSpan, multirangeOf } from '../../../platform/shared/area-id.ts'
import { localDay, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { closeHoursJob } from '../server/close-hours.ts'
import { behind, fieldWork } from './field-work.ts'

const server = await testServer()
const { responseId, checkpointId, otherCheckpointId } = await fieldWork(server)
const officer = await server.as('officer')
const otherOfficer = await server.as('otherOfficer')
const pool = openPool(server.databaseUrl, { max: 2 })
afterAll(() => pool.end())

const counted = ['passages', 'peopleTurnedBack', 'goodsKilograms'].map((name) => `checkpoints.${name}`)
const figures = counted.flatMap((name) => allFigures().get(name) ?? [])
const HOUR = 3_600_000
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR)
const wholeHour = (at: Date) => new Date(Math.floor(at.getTime() / HOUR) * HOUR)
const close = async () => {
  if ('every' in closeHoursJob) await closeHoursJob.run({ pool } as JobContext)
}

async function pass(hours: number, more: object = {}, from = officer, at = checkpointId): Promise<string> {
  const id = newId()
  const goods = { kind: 'food', quantity: hours + 1, unit: hours % 2 ? 'kg' : 'tonne' }
  const passage = { id, checkpointId: at, subject: 'vehicle', plate: '甘J12345', direction: 'in', decision: 'passed' }
  await from.does(
    'checkpoints.recordPassage',
    { ...passage, people: [{ temperature: 36.5 }], peopleCount: 1 + (hours % 3), goods, ...more },
    { madeAt: hoursAgo(hours) },
  )
  return id
}

const correct = (corrects: string, people: number) =>
  officer.does('checkpoints.correctPassage', {
    id: newId(),
    corrects,
    correctionReason: 'mistyped',
    checkpointId,
    subject: 'vehicle',
    plate: '甘J12345',
    direction: 'in',
    decision: 'passed',
    people: [{ temperature: 36.5 }],
    peopleCount: people,
  })

/** Every figure asked every way, from kept sums and from rows: both must say the same, within a county, a township and a village. */
async function expectSumsToBeRows(asOf?: Date) {
  const today = startOfLocalDay(localDay(new Date()))
  const yesterday = new Date(today.getTime() - 24 * HOUR)
  const spans = [
    {},
    { from: yesterday },
    { from: yesterday, to: today },
    { from: wholeHour(hoursAgo(40)), to: wholeHour(hoursAgo(3)) },
    { to: wholeHour(hoursAgo(20)) },
  ]
  for (const areaId of [places.county, places.township, places.village]) {
    const scope = multirangeOf([areaSpan(areaId)])
    await inTransaction(pool, { scope, mode: 'read' }, async ({ client }) => {
      for (const figure of figures)
        for (const span of areaId === places.county ? spans : spans.slice(0, 2)) {
          const ask = { responseId, within: [areaId], asOf, ...span }
          const text = `${figure.name} ${areaId} ${JSON.stringify(span)}`
          const said = await answers(client, figure, ask)
          expect(said, text).toEqual(await answers(client, figure, { ...ask, fromRows: true }))
        }
    })
  }
}

async function answers(client: pg.ClientBase, figure: (typeof figures)[number], ask: FigureAsk) {
  const said: Record<string, unknown> = { value: await figureValue(client, figure, ask) }
  for (const by of ['precinct', 'village', 'day', 'hour', 'checkpoint_id', 'decision', 'subject'])
    said[by] = await figureBreakdown(client, figure, ask, by)
  const turnedBack = { ...ask, where: { decision: 'turned_back' } }
  said.where = [await figureValue(client, figure, turnedBack)]
  for (const by of ['day', 'village', 'checkpoint_id', 'subject', 'reason'])
    said[`where by ${by}`] = await figureBreakdown(client, figure, turnedBack, by)
  const both = { ...ask, where: { reason: 'noPermit', decision: 'turned_back' } }
  said.both = [await figureValue(client, figure, both), await figureBreakdown(client, figure, both, 'day')]
  const atPost = { ...ask, where: { checkpoint_id: checkpointId } }
  said.atPost = [await figureValue(client, figure, atPost), await figureBreakdown(client, figure, atPost, 'decision')]
  return said
}

test('sums of days, of open hours and of what came late say what the rows say, before a closing and after', async () => {
  const early = await pass(50)
  for (const hours of [1, 2, 5, 26, 30, 49]) await pass(hours)
  await pass(30, {}, otherOfficer, otherCheckpointId)
  const before = new Date()
  await expectSumsToBeRows()
  await close()
  expect(Number((await behind(server.databaseUrl, 'select count(*) from platform.day_sum'))[0]?.count)).toBeGreaterThan(
    0,
  )
  await expectSumsToBeRows()

  await pass(28, { decision: 'turnedBack', reason: 'noPermit' })
  await pass(6, {}, otherOfficer, otherCheckpointId)
  await correct(early, 4)
  await expectSumsToBeRows()
  await expectSumsToBeRows(before)
  await expectSumsToBeRows(hoursAgo(4))

  await close()
  await close()
  const late =
    'select (select count(*) from checkpoints.passage_late) + (select count(*) from checkpoints.goods_late) as count'
  expect(await behind(server.databaseUrl, late)).toEqual([{ count: '0' }])
  await expectSumsToBeRows()
  await expectSumsToBeRows(before)
}, 120_000)

test('a closing beside a stream of late passages counts each of them once', async () => {
  const stream = Array.from({ length: 12 }, (_, at) => pass(4 + at))
  await Promise.all([...stream, close(), close()])
  await close()
  await expectSumsToBeRows()
}, 120_000)

test('a sum of a day that a hand has changed is found in the night', async () => {
  const owner = await pool.connect()
  try {
    await owner.query("begin; set local muster.scope = '{[0,1000000000000000000)}'")
    expect(await unequalSums(owner, figures)).toEqual([])
    await owner.query(
      "update platform.day_sum set value = value + 1 where dimension = 'decision' and part = 'turned_back'",
    )
    expect(await unequalSums(owner, figures)).toContainEqual(
      expect.objectContaining({ tally: 'platform.day_sum', column: 'checkpoints.passages' }),
    )
    await owner.query('rollback')
  } finally {
    owner.release()
  }
})
