import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figureRows, figureValue } from '../../../platform/server/figures/count.ts'
import { areaSpan, multirangeOf } from '../../../platform/shared/area-id.ts'
import { localDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { anOrder, openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { proof } from '../../../tests/support/proof.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { mealFigures } from '../server/meal-figures.ts'
import { hoursAgo } from './attendance-story.ts'
import { openVillagePost } from './roster-story.ts'

const { as, databaseUrl } = await testServer()
const client = new pg.Client({ connectionString: databaseUrl })
await client.connect()
afterAll(() => client.end())
let responseId = ''
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
})

const due = hoursAgo(2)
const lunch = (postId: string, more: object = {}) => ({
  ...{ mealId: newId(), postId, day: localDay(due), meal: 'lunch', dueAt: due.toISOString() },
  ...{ heads: 6, broughtBy: '县政府食堂', ...more },
})

test('meals are planned for a post, confirmed with what came, and counted with the rows behind them', async () => {
  const [lead, gateLead] = [await as('townshipLead'), await as('gateLead')]
  const [post, other] = [
    await openVillagePost(as, responseId),
    await openVillagePost(as, responseId, places.otherVillage),
  ]
  const meal = lunch(post)
  await lead.does('duty.planMeal', meal)
  await lead.does('duty.planMeal', lunch(post, { meal: 'dinner', heads: 4 }))
  await (await as('commander')).does('duty.planMeal', lunch(other, { heads: 9 }))
  await gateLead.does('duty.deliverMeal', { mealId: meal.mealId, heads: 5 })
  const values = async (areaId: string) => {
    await client.query('begin')
    await client.query('set local role muster_app')
    await client.query(`set local muster.scope = '${multirangeOf([areaSpan(areaId)])}'`)
    const told: number[] = []
    for (const figure of mealFigures) {
      const value = await figureValue(client, figure, { responseId })
      const { rows } = await figureRows(client, figure, { responseId }, { limit: 200 })
      const sum = typeof figure.count === 'object' && 'sum' in figure.count ? figure.count.sum : ''
      expect(rows.reduce((all, row) => all + Number(row[sum]), 0)).toBe(value)
      told.push(value)
    }
    await client.query('commit')
    return told
  }
  expect(await values(places.county)).toEqual([19, 5, 13])
  expect(await values(places.township)).toEqual([10, 5, 4])
  const { rows } = await lead.ask<{ rows: object[] }>('duty.meals', { responseId, state: 'delivered' })
  expect(rows).toMatchObject([{ meal: 'lunch', heads: 6, deliveredHeads: 5, broughtBy: '县政府食堂' }])
})

test('duty.planMeal, duty.deliverMeal and duty.cancelMeal refuse a second one, another day, a closed post, and what is over', async () => {
  const [lead, gateLead] = [await as('townshipLead'), await as('gateLead')]
  const post = await openVillagePost(as, responseId)
  const meal = lunch(post)
  const { mealId } = meal
  await lead.does('duty.planMeal', meal)
  expect(await lead.isRefused('duty.planMeal', lunch(post))).toBe('duty.mealPlanned')
  expect(await lead.isRefused('duty.planMeal', lunch(post, { day: '2021-11-03' }))).toBe('duty.mealOtherDay')
  expect(await (await as('officer')).isRefused('duty.planMeal', lunch(post))).toBe('platform.notAllowed')
  const cancelling = { mealId, reason: '改由乡镇食堂送' }
  expect(await (await as('otherTownshipLead')).isRefused('duty.cancelMeal', cancelling)).toBe('platform.notFound')
  await lead.does('duty.cancelMeal', cancelling)
  expect(await lead.isRefused('duty.cancelMeal', cancelling)).toBe('duty.mealGone')
  expect(await gateLead.isRefused('duty.deliverMeal', { mealId, heads: 6 })).toBe('duty.mealGone')
  const again = lunch(post, { broughtBy: '乡镇食堂' })
  await lead.does('duty.planMeal', again)
  await gateLead.does('duty.deliverMeal', { mealId: again.mealId, heads: 6 })
  expect(await gateLead.isRefused('duty.deliverMeal', { mealId: again.mealId, heads: 6 })).toBe('duty.mealDelivered')
  await (await as('commander')).does('duty.closePost', { postId: post, order: anOrder, reason: '演练' })
  expect(await lead.isRefused('duty.planMeal', lunch(post, { meal: 'dinner' }))).toBe('duty.mealPostClosed')
})

test('the ledger proves meals, confirmed and cancelled ones too', async () => {
  const { faults, rows } = await proof(databaseUrl)
  expect(faults).toEqual([])
  expect(rows).toBeGreaterThanOrEqual(5)
})
