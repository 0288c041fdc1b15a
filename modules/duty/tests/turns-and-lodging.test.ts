import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import type { TaskSheet } from '../board.ts'
import { findRosters } from '../server/find-rosters.ts'
import { rosterToPlan } from '../server/plan-model.ts'
import { boardOf, dayAfter, enterMembers, layRoster, openVillagePost, publish } from './roster-story.ts'

const { as, databaseUrl } = await testServer()
const owner = new pg.Client({ connectionString: databaseUrl })
await owner.connect()
afterAll(() => owner.end())

let responseId = ''
beforeAll(async () => {
  await registerPlaces(as)
})

const named = async (rosterId: string) =>
  (await boardOf(as, responseId, rosterId)).map(({ people }) => people.map(({ name }) => name).join())

test('four leaders take turns of 24 hours in order; who is on leave is stood in for by the next', async () => {
  responseId = await openStory(as)
  const lead = await as('townshipLead')
  const turns = await enterMembers(as, responseId, 4)
  const leave = { from: `${dayAfter(0)}T16:00:00Z`, until: `${dayAfter(1)}T16:00:00Z`, reason: '外出开会' }
  await lead.does('duty.dropOut', { availabilityId: newId(), memberId: turns[1], ...leave })
  const postIds = [await openVillagePost(as, responseId)]
  const { rosterId, shifts } = await layRoster(as, responseId, postIds, {
    pattern: 'leaders',
    turns,
    staffing: undefined,
  })
  expect(shifts.map(({ name }) => name)).toEqual(Array.from({ length: 7 }, () => '领导带班'))
  // On the second day the second leader is away.
  expect(await named(rosterId)).toEqual(['1', '3', '3', '4', '1', '2', '3'].map((at) => `演示${at}号`))
  await publish(as, responseId, rosterId)
  const sheet = await lead.ask<TaskSheet>('duty.taskSheet', { shiftId: shifts[2]?.id })
  expect(sheet).toMatchObject({ before: ['演示3号'], after: ['演示4号'], order: { number: '演指发〔2021〕3号' } })
  expect(sheet.duties?.zh).not.toBe('')
})

test('duty.layShifts refuses turns of somebody named twice or of another response; nothing is laid', async () => {
  responseId = await openStory(as)
  const elsewhere = await enterMembers(as, await openStory(as), 1)
  const lead = await as('townshipLead')
  const [first] = await enterMembers(as, responseId, 1)
  const postId = await openVillagePost(as, responseId)
  const { laid } = await layRoster(as, responseId, [postId], {
    pattern: 'leaders',
    turns: [first],
    staffing: undefined,
  })
  const other = { ...laid, rosterId: newId(), postIds: [await openVillagePost(as, responseId)] }
  expect(await lead.isRefused('duty.layShifts', { ...other, turns: [first, first] })).toBe('duty.turnsWho')
  expect(await lead.isRefused('duty.layShifts', { ...other, turns: elsewhere })).toBe('duty.turnsWho')
  expect(await lead.isRefused('duty.layShifts', { ...other, turns: [first], pattern: 'dayShift' })).toBe(
    'platform.badInput',
  )
  expect(await boardOf(as, responseId, other.rosterId)).toEqual([])
})

test('duty.changeMember refuses an unknown lodging, somebody who left, and a neighbour; lodging and group go into the plan', async () => {
  responseId = await openStory(as)
  const [lead, other] = [await as('townshipLead'), await as('otherTownshipLead')]
  const [one, two, gone] = (await enterMembers(as, responseId, 3)) as [string, string, string]
  await lead.does('duty.endMember', { memberId: gone, reason: '返回原单位' })
  const refused = (more: object, who = lead) => who.isRefused('duty.changeMember', { memberId: one, ...more })
  expect(await refused({ lodgingAreaId: '621121199000000000' })).toBe('duty.lodgingUnknown')
  expect(await refused({ memberId: gone, together: '一组' })).toBe('duty.memberLeft')
  expect(await refused({ together: '一组' }, other)).toBe('platform.notFound')
  expect(await refused({})).toBe('platform.badInput')
  await lead.does('duty.changeMember', { memberId: one, together: '一组', lodgingAreaId: places.otherVillage })
  await lead.does('duty.changeMember', { memberId: two, together: '一组' })
  const { rows } = await lead.ask<{ rows: object[] }>('duty.members', { responseId })
  expect(rows[0]).toMatchObject({ lodgingId: places.otherVillage, lodgingName: '乙村', together: '一组' })
  const postId = await openVillagePost(as, responseId)
  const { rosterId } = await layRoster(as, responseId, [postId])
  const planned = async () => {
    const roster = (await findRosters(owner, [rosterId])).get(rosterId)
    if (!roster) throw new Error('no roster')
    return (await rosterToPlan(owner, roster, 'plan')).model
  }
  const model = await planned()
  expect(model.together).toEqual([{ people: [one, two], weight: 10 }])
  expect(model.people.map(({ walks }) => walks?.[postId])).toEqual([90, 10])
  await lead.does('duty.changeMember', { memberId: one, lodgingAreaId: null, together: null })
  const after = await planned()
  expect(after.together).toEqual([])
  expect(after.people.map(({ walks }) => walks?.[postId])).toEqual([10, 10])
})

test('who stands by is listed with the area and the span, until it is over or ended', async () => {
  responseId = await openStory(as)
  const lead = await as('townshipLead')
  const { rosterId } = await layRoster(as, responseId, [await openVillagePost(as, responseId)])
  const [memberId] = await enterMembers(as, responseId, 1)
  const span = { from: `${dayAfter(0)}T00:00:00.000Z`, until: `${dayAfter(1)}T00:00:00.000Z` }
  const standbyId = newId()
  await lead.does('duty.putOnStandby', { standbyId, rosterId, memberId, ...span })
  const list = async () => (await lead.ask<{ rows: object[] }>('duty.standbys', { responseId })).rows
  expect(await list()).toMatchObject([
    { name: '演示1号', areaName: '甲镇', rosterName: '一周排班', calledAt: null, ...span },
  ])
  expect(await (await as('otherTownshipLead')).ask('duty.standbys', { responseId })).toMatchObject({ rows: [] })
  await lead.does('duty.endStandby', { standbyId })
  expect(await list()).toEqual([])
})

test('a task sheet of a draft is for those who plan', async () => {
  responseId = await openStory(as)
  const { shifts } = await layRoster(as, responseId, [await openVillagePost(as, responseId)])
  const sheet = { shiftId: shifts[0]?.id }
  expect(await (await as('viewer')).mayNotAsk('duty.taskSheet', sheet)).toBe('platform.notFound')
  expect(await (await as('otherTownshipLead')).mayNotAsk('duty.taskSheet', sheet)).toBe('platform.notFound')
  expect(await (await as('townshipLead')).ask('duty.taskSheet', sheet)).toMatchObject({ before: [], after: [] })
})
