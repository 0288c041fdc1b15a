import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import type { MyAttendances, PostAttendance } from '../attendance-shown.ts'
import { signPostCode } from '../post-code.ts'
import type { ServiceRecord } from '../service-record.ts'
import { enterOfficer, hoursAgo, letBegin, servedPost } from './attendance-story.ts'
import { enterMembers, openVillagePost } from './roster-story.ts'

const { as, databaseUrl } = await testServer()
const owner = new pg.Client({ connectionString: databaseUrl })
await owner.connect()
afterAll(() => owner.end())

let responseId = ''
let officerId = ''
let postId = ''
let others: string[] = []
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  officerId = await enterOfficer(as, responseId)
  others = await enterMembers(as, responseId, 3)
  postId = await openVillagePost(as, responseId)
})

const value = async (part: 'commander' | 'townshipLead' | 'otherTownshipLead', figure: string) =>
  (await (await as(part)).ask<{ value: number }>('figures.value', { figure, responseId })).value
const serve = (kind: 'in' | 'out', more: object = {}) => ({ markId: newId(), postId, kind, ...more })
const tick = (memberId: string | undefined, kind: 'in' | 'out', at: Date, more: object = {}) => ({
  markId: newId(),
  postId,
  memberId,
  kind,
  at: at.toISOString(),
  ...more,
})

test('duty.serveUnrostered: who has no shift comes by the post’s code and leaves again; refuses what proves nothing', async () => {
  const [officer, lead] = [await as('officer'), await as('gateLead')]
  const { codeKeys } = await lead.ask<PostAttendance>('duty.postAttendance', { postId })
  const codeAt = (at: Date) => signPostCode(postId, at, codeKeys[localDay(at)] ?? Object.values(codeKeys)[0] ?? '')
  const refused = (input: object, made = {}) => officer.isRefused('duty.serveUnrostered', input, made)
  expect(await refused(serve('in'))).toBe('platform.badInput')
  expect(await refused(serve('in', { code: codeAt(hoursAgo(24)) }))).toBe('duty.codeOld')
  expect(await refused(serve('in', { code: signPostCode(postId, new Date(), 'ab'.repeat(32)) }))).toBe(
    'duty.codeForged',
  )
  expect(await refused(serve('out'))).toBe('duty.notCheckedIn')
  expect(await refused({ ...serve('out'), postId: newId() })).toBe('platform.notFound')
  expect(await lead.isRefused('duty.serveUnrostered', serve('out'))).toBe('duty.notYourself')
  expect(await (await as('viewer')).isRefused('duty.serveUnrostered', serve('out'))).toBe('platform.notAllowed')

  await officer.does('duty.serveUnrostered', serve('in', { code: codeAt(new Date()) }))
  expect(await refused(serve('in', { code: codeAt(new Date()) }))).toBe('duty.checkedInAlready')
  const { unrostered } = await officer.ask<MyAttendances>('duty.myAttendance')
  expect(unrostered).toMatchObject([{ postId, marks: [{ kind: 'in', how: 'code' }] }])
  await officer.does('duty.serveUnrostered', serve('out'))
  expect(await refused(serve('out'))).toBe('duty.notCheckedIn')
  expect([await value('commander', 'duty.personTimes'), await value('commander', 'duty.unrosteredTimes')]).toEqual([
    1, 1,
  ])
})

test('duty.tickUnrostered: a lead records one without a phone, by night and with hours, and refuses what cannot be', async () => {
  const lead = await as('gateLead')
  const [one, two] = others
  const refused = (input: object) => lead.isRefused('duty.tickUnrostered', input)
  expect(await refused(tick(one, 'in', hoursAgo(-1)))).toBe('duty.attendanceAhead')
  expect(await refused(tick(one, 'in', hoursAgo(100)))).toBe('duty.attendanceTooOld')
  expect(await refused(tick(newId(), 'in', hoursAgo(1)))).toBe('platform.notFound')
  expect(await refused({ ...tick(one, 'in', hoursAgo(1)), role: 'nobody' })).toBe('duty.unknownRole')
  expect(await refused({ ...tick(one, 'in', hoursAgo(1)), postId: newId() })).toBe('platform.notFound')
  for (const part of ['officer', 'viewer'] as const)
    expect(await (await as(part)).isRefused('duty.tickUnrostered', tick(one, 'in', hoursAgo(1)))).toBe(
      'platform.notAllowed',
    )
  expect(await (await as('otherGateLead')).isRefused('duty.tickUnrostered', tick(one, 'in', hoursAgo(1)))).toBe(
    'platform.notFound',
  )

  // A night on paper, whatever the hour is now: from 21:00 until 05:00 of some days ago.
  const dusk = new Date(`${localDay(hoursAgo(96))}T21:00:00+08:00`)
  const dawn = new Date(dusk.getTime() + 8 * 3_600_000)
  await lead.does('duty.tickUnrostered', tick(one, 'in', dusk, { paper: true }))
  expect(await refused(tick(one, 'out', new Date(dusk.getTime() + 25 * 3_600_000), { paper: true }))).toBe(
    'duty.stayedTooLong',
  )
  await lead.does('duty.tickUnrostered', tick(one, 'out', dawn, { paper: true }))
  await lead.does('duty.tickUnrostered', tick(two, 'in', hoursAgo(2)))
  expect(await refused(tick(two, 'in', hoursAgo(1)))).toBe('duty.checkedInAlready')
  const { unrostered } = await lead.ask<PostAttendance>('duty.postAttendance', { postId })
  expect(unrostered.map(({ name }) => name)).toContain('演示2号')

  const desk = await as('dutyDesk')
  const { rows, total } = await desk.ask<{ rows: object[]; total: number }>('duty.unrostered', { responseId })
  expect(total).toBe(3)
  expect(rows).toEqual(
    expect.arrayContaining([expect.objectContaining({ name: '演示1号', hours: 8, day: localDay(dusk) })]),
  )
  expect(await desk.ask('duty.unrostered', { responseId, areaId: places.otherTownship })).toMatchObject({ total: 0 })
  expect(await (await as('peopleDesk')).mayNotAsk('duty.unrostered', { responseId })).toBe('platform.notAllowed')
  for (const part of ['commander', 'townshipLead'] as const) {
    expect([await value(part, 'duty.unrosteredTimes'), await value(part, 'duty.personTimes')]).toEqual([3, 3])
    expect(await value(part, 'duty.nightsServed')).toBeGreaterThanOrEqual(1)
  }
  expect(await value('otherTownshipLead', 'duty.unrosteredTimes')).toBe(0)
})

test('who has a shift at the post is told to check in there, and nobody is at two posts at once', async () => {
  const [lead, officer] = [await as('gateLead'), await as('officer')]
  const there = await servedPost(as, responseId, [[others[2] ?? ''], [officerId]])
  await letBegin(owner, there.postId, 1)
  const at = { postId: there.postId }
  expect(await lead.isRefused('duty.tickUnrostered', { ...tick(others[2], 'in', hoursAgo(0.5)), ...at })).toBe(
    'duty.onShiftHere',
  )
  // Two of them are still on duty at the first post.
  expect(await lead.isRefused('duty.tickUnrostered', { ...tick(others[1], 'in', hoursAgo(0.5)), ...at })).toBe(
    'duty.onDutyElsewhere',
  )
  expect((await officer.ask<ServiceRecord>('duty.myRecord')).rows).toMatchObject([{ rostered: false, lateMinutes: 0 }])
})

test('what was recorded by mistake is taken back, and the attendance goes with its last mark', async () => {
  const lead = await as('gateLead')
  const input = tick(others[0], 'in', hoursAgo(1))
  await lead.does('duty.tickUnrostered', input)
  const counted = () => value('commander', 'duty.unrosteredTimes')
  expect(await counted()).toBe(4)
  await lead.does('duty.takeBackMark', { markId: input.markId, reason: '记错了人' })
  expect(await counted()).toBe(3)
})
