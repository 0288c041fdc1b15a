import { beforeAll, expect, test } from 'vitest'
import { addDays, localDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { places } from '../../../tests/support/places.ts'
import { type Returns, returnColumns } from '../returns.ts'
import { openGate } from './gate-story.ts'

const { server, stage, vehicle, rows } = await openGate()
const { as } = server
const { responseId, checkpointId, otherCheckpointId } = stage
const record = 'checkpoints.recordPassage'
const today = localDay(new Date())
const span = { responseId, from: addDays(today, -1), to: addDays(today, 1) }

const from = (originClass: string) => ({ people: [{ temperature: 36.5, originClass }] })
const onFoot = (more: object) => ({ id: newId(), checkpointId, subject: 'person', decision: 'passed', ...more })

beforeAll(async () => {
  const officer = await as('officer')
  await officer.does(record, vehicle({ ...from('sameCounty'), peopleCount: 3, goods: goods(1.5, 'tonne') }))
  await officer.does(record, vehicle({ ...from('otherProvince'), goods: goods(250.5, 'kg') }))
  await officer.does(record, vehicle({ ...from('sameProvince'), goods: goods(40, 'piece') }))
  await officer.does(record, vehicle({ direction: 'out', goods: goods(9, 'tonne') }))
  await officer.does(record, onFoot({ direction: 'in', ...from('abroad') }))
  await officer.does(record, onFoot({ direction: 'out', ...from('sameCounty') }))
  await officer.does(record, onFoot({ direction: 'in', decision: 'turnedBack', reason: 'noPermit' }))
  const other = await as('otherOfficer')
  await other.does(record, vehicle({ checkpointId: otherCheckpointId, goods: goods(2, 'tonne') }))
})

function goods(quantity: number, unit: string) {
  return { kind: 'food', quantity, unit }
}

const expected = {
  commander: { peopleIn: 7, peopleOut: 2, vehiclesIn: 4, vehiclesOut: 1, goodsKilograms: 3750.5 },
  townshipLead: { peopleIn: 6, peopleOut: 2, vehiclesIn: 3, vehiclesOut: 1, goodsKilograms: 1750.5 },
}
const summed: Record<string, string> = { peopleIn: 'people', peopleOut: 'people', goodsKilograms: 'kilograms' }
const cases = Object.entries(expected).flatMap(([part, values]) =>
  Object.entries(values).map(([name, value]) => ({ part: part as keyof typeof expected, name, value })),
)

test.each(cases)('checkpoints.$name for the $part is $value, and so are its rows', async ({ part, name, value }) => {
  const asker = await as(part)
  const question = { figure: `checkpoints.${name}`, responseId }
  expect(await asker.ask('figures.value', question)).toMatchObject({ value })
  const opened = await asker.ask<{ rows: Record<string, unknown>[] }>('figures.rows', question)
  const column = summed[name]
  expect(column ? opened.rows.reduce((sum, row) => sum + Number(row[column]), 0) : opened.rows.length).toBe(value)
  const posts = await asker.ask<{ rows: object[] }>('figures.breakdown', { ...question, by: 'checkpoint_id' })
  expect(posts.rows).toContainEqual(expect.objectContaining({ key: checkpointId, label: '1号卡点' }))
})

test('people let in split by where they come from, in words', async () => {
  const question = { figure: 'checkpoints.peopleIn', responseId, by: 'origin_class' }
  const { rows: parts } = await (await as('commander')).ask<{ rows: object[] }>('figures.breakdown', question)
  expect(parts).toEqual([
    { key: 'sameCounty', label: { zh: '本县', en: 'this county' }, value: 3 },
    { key: 'sameProvince', label: { zh: '省内县外', en: 'elsewhere in the province' }, value: 1 },
    { key: 'otherProvince', label: { zh: '省外', en: 'another province' }, value: 1 },
    { key: 'abroad', label: { zh: '境外', en: 'abroad' }, value: 1 },
    { key: 'unknown', label: { zh: '未登记来源', en: 'origin not recorded' }, value: 1 },
  ])
})

test('no value of a column that passages split by is shown raw', async () => {
  const commander = await as('commander')
  for (const by of ['subject', 'direction', 'decision', 'reason', 'permit_kind', 'origin_class']) {
    const question = { figure: 'checkpoints.passages', responseId, by }
    const { rows: parts } = await commander.ask<{ rows: { label?: object }[] }>('figures.breakdown', question)
    expect(parts.map(({ label }) => label)).toEqual(
      parts.map(() => ({ zh: expect.any(String), en: expect.any(String) })),
    )
  }
})

test('every number of the returns is the figure that it opens, for the county and for a township', async () => {
  for (const [part, count] of [
    ['commander', 2],
    ['townshipLead', 1],
  ] as const) {
    const asker = await as(part)
    const returns = await asker.ask<Returns>('checkpoints.returns', span)
    expect(returns.rows).toHaveLength(count)
    for (const { key, figure, where } of returnColumns) {
      const question = { figure, responseId, from: span.from, to: span.to }
      const whole = await asker.ask<{ value: number }>('figures.value', { ...question, where })
      expect(returns.total[key]).toBe(whole.value)
      for (const row of returns.rows) {
        const narrowed = { ...question, where: { ...where, checkpoint_id: row.checkpointId } }
        expect(await asker.ask('figures.value', narrowed)).toMatchObject({ value: row.values[key] })
      }
    }
  }
})

test('returns of a township, of no day, and of days the wrong way round', async () => {
  const commander = await as('commander')
  const township = await commander.ask<Returns>('checkpoints.returns', { ...span, areaId: places.otherTownship })
  expect(township.rows.map(({ checkpoint }) => checkpoint)).toEqual(['2号卡点'])
  expect(township.total).toMatchObject({ peopleIn: 1, goodsKilograms: 2000 })
  const before = await commander.ask<Returns>('checkpoints.returns', { ...span, to: span.from, from: '2020-01-01' })
  expect(before.rows).toHaveLength(2)
  expect(before.total.peopleIn).toBe(0)
  const turned = { ...span, to: span.from }
  expect(await commander.mayNotAsk('checkpoints.returns', turned)).toBe('checkpoints.returnsSpanTurned')
  expect(await (await as('peopleDesk')).mayNotAsk('checkpoints.returns', span)).toBe('platform.notAllowed')
})

test('goods that were corrected count once, as they should have been', async () => {
  const id = newId()
  const officer = await as('officer')
  await officer.does(record, { ...vehicle({ goods: goods(700, 'kg') }), id })
  const lead = await as('gateLead')
  const corrected = { ...vehicle({ goods: goods(70, 'kg') }), corrects: id, correctionReason: 'mistyped' }
  await lead.does('checkpoints.correctPassage', corrected)
  const question = { figure: 'checkpoints.goodsKilograms', responseId }
  expect(await (await as('townshipLead')).ask('figures.value', question)).toMatchObject({ value: 1820.5 })
  const [kept] = await rows(
    'select sum(kilograms)::float8 as sum from checkpoints.goods_passage where superseded_at is null',
  )
  expect(kept?.sum).toBe(1750.5 + 2000 + 70 + 9000)
})

test('the export checkpoints.returns leaves with whoever may take it along, and refuses everybody else', async () => {
  const take = async (part: 'commander' | 'officer') =>
    fetch(`${server.url}/api/exports/checkpoints.returns`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-muster': '1', cookie: (await as(part)).cookie },
      body: JSON.stringify({ ...span, format: 'csv' }),
    })
  const file = await take('commander')
  expect(file.status).toBe(200)
  const lines = (await file.text()).split('\n')
  expect(lines.filter((line) => line.includes('号卡点'))).toHaveLength(2)
  expect(lines.find((line) => line.includes('货物（千克）'))).toContain('进入人员（人次） 本县')
  expect(lines.some((line) => line.startsWith('合计'))).toBe(true)
  expect((await take('officer')).status).toBe(403)
})
