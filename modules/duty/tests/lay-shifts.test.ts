import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { boardOf, dayAfter, enterMembers, layRoster, openVillagePost, publish } from './roster-story.ts'

const { as, databaseUrl } = await testServer()
let responseId = ''
let postId = ''
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  postId = await openVillagePost(as, responseId)
})

test('a month of four shifts a day over a post is laid out in one action', async () => {
  const { shifts } = await layRoster(as, responseId, [postId], {
    untilDay: dayAfter(30),
    pattern: 'fourSixes',
    staffing: [{ role: 'member', count: 4 }],
  })
  expect(shifts).toHaveLength(120)
  expect(shifts[0]).toMatchObject({ name: '夜班', night: true, day: dayAfter(0), missing: 4, draft: true })
  expect(shifts.filter(({ night }) => night)).toHaveLength(30)
})

test('duty.layShifts refuses what is there already, wrong days, a foreign post, an unknown role and a neighbour’s area', async () => {
  const lead = await as('townshipLead')
  const here = await openVillagePost(as, responseId)
  const { laid } = await layRoster(as, responseId, [here])
  const refused = (more: object) => lead.isRefused('duty.layShifts', { ...laid, ...more })
  expect(await refused({})).toBe('duty.shiftThere')
  expect(await refused({ rosterId: newId() })).toBe('duty.shiftThere')
  expect(await refused({ untilDay: dayAfter(0) })).toBe('duty.rosterSpan')
  expect(await refused({ rosterId: newId(), untilDay: dayAfter(80) })).toBe('duty.rosterSpan')
  expect(await refused({ untilDay: dayAfter(9) })).toBe('duty.rosterDays')
  const there = await openVillagePost(as, responseId, places.otherVillage)
  expect(await refused({ postIds: [there] })).toBe('duty.postElsewhere')
  expect(await refused({ staffing: [{ role: 'pilot', count: 1 }], pattern: 'leaders' })).toBe('duty.unknownRole')
  expect(await refused({ pattern: undefined })).toBe('platform.badInput')
  expect(await refused({ rosterId: newId(), fromDay: '2021-11-01', untilDay: '2021-11-08' })).toBe('duty.noShifts')
  expect(await refused({ areaId: places.otherTownship })).toBe('platform.notFound')
  expect(await (await as('officer')).isRefused('duty.layShifts', laid)).toBe('platform.notAllowed')
})

test('duty.publishRoster refuses a version that somebody has changed since, and a second time', async () => {
  const lead = await as('townshipLead')
  const { rosterId, shifts } = await layRoster(as, responseId, [await openVillagePost(as, responseId)])
  const [memberId] = await enterMembers(as, responseId, 1)
  const assigning = { assignmentId: newId(), shiftId: shifts[0]?.id, memberId, role: 'member' }
  await (await as('commander')).does('duty.assignMember', assigning)
  expect(await lead.isRefused('duty.publishRoster', { rosterId, version: 1 })).toBe('duty.rosterChanged')
  expect(await (await as('gateLead')).isRefused('duty.publishRoster', { rosterId, version: 2 })).toBe(
    'platform.notAllowed',
  )
  expect(await lead.does('duty.publishRoster', { rosterId, version: 2 })).toEqual({ wanted: 7, taken: 1 })
  expect(await lead.isRefused('duty.publishRoster', { rosterId, version: 3 })).toBe('duty.rosterNotDraft')
})

test('what changes after publishing is seen as a change', async () => {
  const lead = await as('townshipLead')
  const { rosterId, shifts } = await layRoster(as, responseId, [await openVillagePost(as, responseId)])
  const [first, second] = await enterMembers(as, responseId, 2)
  const put = (at: number, memberId: string | undefined) => {
    const assigning = { assignmentId: newId(), shiftId: shifts[at]?.id, memberId, role: 'member' }
    return lead.does<{ source: string }>('duty.assignMember', assigning)
  }
  expect(await put(0, first)).toMatchObject({ source: 'hand' })
  await publish(as, responseId, rosterId)
  expect(await put(1, second)).toMatchObject({ source: 'backfill' })
  const people = (await boardOf(as, responseId, rosterId)).flatMap((one) => one.people)
  expect(people.map(({ changed }) => changed)).toEqual([false, true])
  const { rows } = await lead.ask<{ rows: { changes: number }[] }>('duty.rosters', { responseId, rosterId })
  expect(rows[0]?.changes).toBe(1)
})

test('duty.freezeRoster refuses a draft, a roster that still runs and a second time; then nothing changes any more', async () => {
  const lead = await as('townshipLead')
  const { rosterId, shifts } = await layRoster(as, responseId, [await openVillagePost(as, responseId)])
  const [memberId] = await enterMembers(as, responseId, 1)
  expect(await lead.isRefused('duty.freezeRoster', { rosterId })).toBe('duty.rosterNotPublished')
  await publish(as, responseId, rosterId)
  expect(await lead.isRefused('duty.freezeRoster', { rosterId })).toBe('duty.rosterNotOver')
  await passBy(rosterId)
  await lead.does('duty.freezeRoster', { rosterId })
  expect(await lead.isRefused('duty.freezeRoster', { rosterId })).toBe('duty.rosterFrozen')
  const placing = { assignmentId: newId(), shiftId: shifts[0]?.id, memberId, role: 'member' }
  expect(await lead.isRefused('duty.assignMember', placing)).toBe('duty.rosterFrozen')
})

/** As if its days had gone by, seen from behind: nobody can publish a roster of the past. */
async function passBy(rosterId: string) {
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  await owner.query("update duty.roster set from_day = '2021-11-01', until_day = '2021-11-08' where id = $1", [
    rosterId,
  ])
  await owner.end()
}

test('whoever does not plan sees no draft on the board', async () => {
  const officer = await as('officer')
  const { rosterId } = await layRoster(as, responseId, [await openVillagePost(as, responseId)])
  const asked = { responseId, rosterId, from: `${dayAfter(-1)}T00:00:00Z`, until: `${dayAfter(9)}T00:00:00Z` }
  expect(await officer.ask('duty.board', asked)).toMatchObject({ shifts: [] })
  await publish(as, responseId, rosterId)
  expect(await officer.ask('duty.board', asked)).toMatchObject({ more: false, shifts: { length: 7 } })
})

test('a post with shifts to come closes and takes them out, and does not move to another township', async () => {
  const commander = await as('commander')
  const here = await openVillagePost(as, responseId)
  const { rosterId, shifts } = await layRoster(as, responseId, [here])
  const [memberId] = await enterMembers(as, responseId, 1)
  await commander.does('duty.assignMember', { assignmentId: newId(), shiftId: shifts[0]?.id, memberId, role: 'member' })
  const order = {
    title: '关于撤销卡点的通知',
    number: '演指发〔2021〕9号',
    signedBy: '县指挥部',
    signedOn: '2021-11-05',
  }
  const move = { postId: here, areaId: places.otherVillage, place: '乙村口', order, reason: '调整布点' }
  expect(await commander.isRefused('duty.movePost', move)).toBe('duty.postHasShifts')
  await commander.does('duty.movePost', { ...move, areaId: places.township })
  await commander.does('duty.closePost', { postId: here, order, reason: '撤销' })
  expect(await boardOf(as, responseId, rosterId)).toEqual([])
  const other = await layRoster(as, responseId, [await openVillagePost(as, responseId)])
  const again = { assignmentId: newId(), shiftId: other.shifts[0]?.id, memberId, role: 'member' }
  await commander.does('duty.assignMember', again)
})
