import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, localDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { inHours, openStory, anOrder as order, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { zonesOf } from '../server/public.ts'

const { as, databaseUrl } = await testServer()
const client = new pg.Client({ connectionString: databaseUrl })
await client.connect()
afterAll(() => client.end())
beforeAll(() => registerPlaces(as))

const zone = (responseId: string, more: object = {}) => ({
  zoneId: newId(),
  responseId,
  areaId: places.village,
  level: 'sealed',
  from: inHours(0),
  order,
  reason: '发现新增病例',
  ...more,
})
const days = (count: number) => inHours(24 * count)
const held = async (responseId: string, areaId: string, at = new Date(Date.now() + 1000)) =>
  (await zonesOf(client, responseId, [areaId], at)).get(areaId)

test('a village is sealed with the measure of the pack, the county around it stays open', async () => {
  const responseId = await openStory(as)
  const commander = await as('commander')
  await commander.does('zones.changeZone', zone(responseId))
  expect(await held(responseId, places.village)).toMatchObject({ level: 'sealed', measure: 'stayInHome' })
  expect(await held(responseId, places.otherVillage)).toBeUndefined()
})

test('the narrowest zone counts, and a new level ends the one before on the same area', async () => {
  const responseId = await openStory(as)
  const commander = await as('commander')
  await commander.does('zones.changeZone', zone(responseId, { areaId: places.county, level: 'precaution' }))
  await commander.does('zones.changeZone', zone(responseId, { from: inHours(-2) }))
  await commander.does('zones.changeZone', zone(responseId, { level: 'controlled', reason: '降级' }))
  expect(await held(responseId, places.village)).toMatchObject({ level: 'controlled', measure: 'noExit' })
  expect(await held(responseId, places.village, new Date(Date.now() - 3_600_000))).toMatchObject({ level: 'sealed' })
  expect(await held(responseId, places.otherVillage)).toMatchObject({ level: 'precaution' })
})

test('a township sees the county’s zone and its own, not its neighbour’s', async () => {
  const responseId = await openStory(as)
  const commander = await as('commander')
  for (const areaId of [places.village, places.otherVillage]) {
    await commander.does('zones.changeZone', zone(responseId, { areaId }))
  }
  await commander.does('zones.changeZone', zone(responseId, { areaId: places.county, level: 'precaution' }))
  const lead = await as('townshipLead')
  const { rows } = await lead.ask<{ rows: { areaId: string }[] }>('zones.zones', { responseId })
  expect(rows.map(({ areaId }) => areaId).sort()).toEqual([places.county, places.village].sort())
})

test('zones.changeZone refuses to keep people in where the pack names no such zone, unless someone answers for it', async () => {
  const responseId = await openStory(as)
  const commander = await as('commander')
  const still = zone(responseId, { areaId: places.township, level: 'precaution', measure: 'stayInPlaceOrder' })
  expect(await commander.isRefused('zones.changeZone', still)).toBe('playbooks.prohibited')
  expect(await commander.isRefused('zones.changeZone', { ...still, approver: '县指挥部指挥长' })).toBe(
    'playbooks.prohibited',
  )
  const ground = { approver: '县指挥部指挥长', legalReference: '《中华人民共和国传染病防治法》第四十二条' }
  await commander.does('zones.changeZone', { ...still, ...ground })
})

test('zones.changeZone refuses to hold a zone longer than the rule, unless a new case begins the days again', async () => {
  const responseId = await openStory(as)
  const commander = await as('commander')
  await commander.does('zones.changeZone', zone(responseId, { from: days(-10), until: days(4) }))
  const longer = zone(responseId, { until: days(9) })
  expect(await commander.isRefused('zones.changeZone', longer)).toBe('playbooks.prohibited')
  await commander.does('zones.changeZone', { ...longer, newCaseOn: addDays(localDay(new Date()), -2) })
})

test('zones.changeZone refuses an unknown level, a wrong span, a foreign area and whoever may not', async () => {
  const responseId = await openStory(as)
  const commander = await as('commander')
  const refused = (more: object) => commander.isRefused('zones.changeZone', zone(responseId, more))
  expect(await refused({ level: 'high' })).toBe('zones.unknownLevel')
  expect(await refused({ until: inHours(-1) })).toBe('zones.untilBeforeFrom')
  expect(await refused({ areaId: '621121100999000000' })).toBe('zones.areaUnknown')
  expect(await refused({ areaId: places.otherCounty })).toBe('platform.notFound')
  expect(await refused({ order: { ...order, signedOn: '2999-01-01' } })).toBe('zones.orderNotYetSigned')
  expect(await refused({ order: undefined })).toBe('platform.badInput')
  await commander.does('zones.changeZone', zone(responseId))
  expect(await refused({})).toBe('zones.alreadySo')
  expect(await refused({ from: days(-3), level: 'controlled' })).toBe('zones.overlaps')
  expect(await (await as('townshipLead')).isRefused('zones.changeZone', zone(responseId))).toBe('platform.notAllowed')
})

test('under class B there are no zones to draw: zones.changeZone refuses', async () => {
  const responseId = await openStory(as, { rulePackId: 'cn-bb' })
  expect(await (await as('commander')).isRefused('zones.changeZone', zone(responseId))).toBe('playbooks.notOffered')
})

test('zones.endZone refuses a zone that has ended, and a lifted village is free', async () => {
  const responseId = await openStory(as)
  const commander = await as('commander')
  const drawn = zone(responseId, { from: inHours(-1) })
  await commander.does('zones.changeZone', drawn)
  const lift = { zoneId: drawn.zoneId, reason: '连续14天无新增，解除' }
  expect(await (await as('otherCommander')).isRefused('zones.endZone', lift)).toBe('platform.notFound')
  await commander.does('zones.endZone', lift)
  expect(await held(responseId, places.village)).toBeUndefined()
  expect(await commander.isRefused('zones.endZone', lift)).toBe('zones.alreadyEnded')
})
