import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import type { Member } from '../../../tests/support/cast.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import type { BodyAttendance } from '../body-attendance.ts'
import { hoursAgo, letBegin, servedPost } from './attendance-story.ts'
import { addBody, hireBodyLead } from './call-out-story.ts'
import { enterMembers } from './roster-story.ts'

const { as, databaseUrl } = await testServer()
const owner = new pg.Client({ connectionString: databaseUrl })
await owner.connect()
afterAll(() => owner.end())
let responseId = ''
let work = ''
let home = ''
let workLead: Member
let homeLead: Member

/** Somebody who works for one body and lives in another serves eight hours; a colleague who lives elsewhere serves four. */
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  work = await addBody(as, '演示县第一中学')
  home = await addBody(as, '甲村社区', places.village)
  workLead = await hireBodyLead(as, work, 'schoolhead')
  homeLead = await hireBodyLead(as, home, 'communityhead')
  const [both = ''] = await enterMembers(as, responseId, 1, {
    organisationId: work,
    communityId: home,
    name: '演示双报到',
  })
  const [colleague = ''] = await enterMembers(as, responseId, 1, { organisationId: work, name: '演示同事' })
  const { postId, assigned } = await servedPost(as, responseId, [[both, colleague]], places.otherVillage)
  await letBegin(owner, postId, 13)
  const desk = await as('dutyDesk')
  const tick = (assignmentId: string | undefined, kind: string, at: Date) =>
    desk.does('duty.tickAttendance', { markId: newId(), assignmentId, kind, at: at.toISOString() })
  const [[ofBoth, ofColleague] = []] = assigned
  await tick(ofBoth, 'in', hoursAgo(13))
  await tick(ofBoth, 'out', hoursAgo(5))
  await tick(ofColleague, 'in', hoursAgo(13))
  await tick(ofColleague, 'out', hoursAgo(9))
})

const seen = (by: Member, organisationId: string) =>
  by.ask<BodyAttendance>('duty.bodyAttendance', { responseId, organisationId })

test('one attendance is in both bodies’ lists, with the same hours, and counts once in all', async () => {
  const [atWork, atHome] = [await seen(workLead, work), await seen(homeLead, home)]
  const [row] = atHome.rows
  expect(atHome).toMatchObject({ total: 1, people: 1, atHome: 1, atWork: 0 })
  expect(row).toMatchObject({ name: '演示双报到', areaName: '乙村', seenAs: 'home' })
  expect(row?.hours).toBeCloseTo(8, 1)
  expect(atWork).toMatchObject({ total: 2, people: 2, atHome: 0, atWork: 2 })
  expect(atWork.hours).toBeCloseTo(12, 1)
  const same = atWork.rows.find(({ id }) => id === row?.id)
  expect(same).toMatchObject({ name: '演示双报到', hours: row?.hours, seenAs: 'work' })
  // The bodies together say three times and twenty hours; the county counts two and twelve.
  const value = async (figure: string) =>
    (await (await as('commander')).ask<{ value: number }>('figures.value', { figure, responseId })).value
  expect(await value('duty.personTimes')).toBe(2)
  expect(await value('duty.hoursServed')).toBeCloseTo(12, 1)
  expect(await value('duty.peopleServed')).toBe(2)
})

test('neither body sees what is not its own, and nobody asks without the right', async () => {
  expect(await seen(homeLead, work)).toMatchObject({ total: 1, atHome: 0, atWork: 1 })
  expect((await seen(homeLead, work)).rows.map(({ name }) => name)).toEqual(['演示双报到'])
  const stranger = await hireBodyLead(as, await addBody(as, '演示县水务局'), 'stranger')
  expect(await seen(stranger, work)).toMatchObject({ total: 0, hours: 0, rows: [] })
  expect(await (await as('peopleDesk')).mayNotAsk('duty.bodyAttendance', { responseId, organisationId: work })).toBe(
    'platform.notAllowed',
  )
})

test('both bodies find the member on the duty list', async () => {
  const named = async (by: Member) =>
    (await by.ask<{ rows: { name: string }[] }>('duty.members', { responseId })).rows.map(({ name }) => name)
  expect(await named(homeLead)).toEqual(['演示双报到'])
  expect((await named(workLead)).sort()).toEqual(['演示双报到', '演示同事'].sort())
})
