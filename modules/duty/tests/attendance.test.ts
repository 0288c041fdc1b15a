import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { proof } from '../../../tests/support/proof.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import type { MyAttendances, PostAttendance } from '../attendance-shown.ts'
import { signPostCode } from '../post-code.ts'
import { enterOfficer, hoursAgo, letBegin, servedPost } from './attendance-story.ts'
import { enterMembers } from './roster-story.ts'

const { as, databaseUrl } = await testServer()
const owner = new pg.Client({ connectionString: databaseUrl })
await owner.connect()
afterAll(() => owner.end())
let responseId = ''
let officerId = ''
let others: string[] = []
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  officerId = await enterOfficer(as, responseId)
  others = await enterMembers(as, responseId, 4)
})

const sumOf = async (assignmentId: string | undefined) => {
  const { rows } = await owner.query(
    'select * from duty.attendance where assignment_id = $1 and superseded_at is null',
    [assignmentId],
  )
  return rows[0]
}
const own = (assignmentId: string | undefined, more: object = {}) => ({ markId: newId(), assignmentId, ...more })
const tick = (assignmentId: string | undefined, kind: string, at: Date, more: object = {}) =>
  own(assignmentId, { kind, at: at.toISOString(), ...more })

test('duty.checkIn takes the code that the post shows now, and refuses yesterday’s, another post’s and one signed by nobody', async () => {
  const [officer, lead] = [await as('officer'), await as('gateLead')]
  const { postId, assigned } = await servedPost(as, responseId, [[officerId]])
  await letBegin(owner, postId, 1)
  const [[assignmentId] = []] = assigned
  const { codeKeys } = await lead.ask<PostAttendance>('duty.postAttendance', { postId })
  const key = codeKeys[localDay(new Date())] ?? ''
  const codeAt = (at: Date, post = postId) => signPostCode(post, at, key)
  const refused = (code: string, made = {}) => officer.isRefused('duty.checkIn', own(assignmentId, { code }), made)
  expect(await refused(codeAt(hoursAgo(24)))).toBe('duty.codeOld')
  expect(await refused(codeAt(new Date(), newId()))).toBe('duty.codeOtherPost')
  expect(await refused(signPostCode(postId, new Date(), 'ab'.repeat(32)))).toBe('duty.codeForged')
  expect(await refused('hello')).toBe('duty.codeUnreadable')
  // The phone is a day behind; the code it scans is of now.
  expect(await refused(codeAt(new Date()), { madeAt: hoursAgo(24) })).toBe('duty.codeAhead')
  await officer.does('duty.checkIn', own(assignmentId, { code: codeAt(new Date()) }))
  expect(await sumOf(assignmentId)).toMatchObject({ late_minutes: 60, out_at: null, member_id: officerId })
  expect(await refused(codeAt(new Date()))).toBe('duty.checkedInAlready')
  const { rows } = await officer.ask<MyAttendances>('duty.myAttendance')
  expect(rows.find((one) => one.assignmentId === assignmentId)?.marks).toMatchObject([{ kind: 'in', how: 'code' }])
})

test('the keys of a post’s code are for its lead: an officer and another township are refused', async () => {
  const { postId } = await servedPost(as, responseId, [[]])
  expect(await (await as('officer')).mayNotAsk('duty.postAttendance', { postId })).toBe('platform.notAllowed')
  expect(await (await as('otherGateLead')).mayNotAsk('duty.postAttendance', { postId })).toBe('platform.notFound')
})

test('an attendance from a phone without network arrives a day late and counts for its own day; a clock wrong by a day is told', async () => {
  const officer = await as('officer')
  const { postId, assigned } = await servedPost(as, responseId, [[officerId]])
  await letBegin(owner, postId, 36)
  const [[assignmentId] = []] = assigned
  expect(await officer.isRefused('duty.checkIn', own(assignmentId), { madeAt: hoursAgo(12) })).toBe('duty.notThenIn')
  expect(await officer.isRefused('duty.checkOut', own(assignmentId), { madeAt: hoursAgo(24) })).toBe(
    'duty.notCheckedIn',
  )
  const answers = await officer.commands([
    ['duty.checkIn', own(assignmentId), { madeAt: hoursAgo(36.2) }],
    ['duty.takeBreak', own(assignmentId, { kind: 'breakFrom' }), { madeAt: hoursAgo(30) }],
    ['duty.takeBreak', own(assignmentId, { kind: 'breakUntil' }), { madeAt: hoursAgo(29.5) }],
    ['duty.checkOut', own(assignmentId, { reason: 'relieved' }), { madeAt: hoursAgo(25.04) }],
  ])
  expect(answers.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
  expect(await sumOf(assignmentId)).toMatchObject({ late_minutes: 0, early_minutes: 62, break_minutes: 30 })
  expect(
    await officer.isRefused('duty.takeBreak', own(assignmentId, { kind: 'breakFrom' }), { madeAt: hoursAgo(25) }),
  ).toBe('duty.checkedOutAlready')
})

test('duty.checkIn, duty.checkOut and duty.takeBreak refuse another’s shift and a roster that is not out', async () => {
  const officer = await as('officer')
  const { postId, assigned } = await servedPost(as, responseId, [[others[0] ?? '']])
  await letBegin(owner, postId, 1)
  const [[assignmentId] = []] = assigned
  for (const [action, more] of [
    ['duty.checkIn'],
    ['duty.checkOut'],
    ['duty.takeBreak', { kind: 'breakFrom' }],
  ] as const)
    expect(await officer.isRefused(action, own(assignmentId, more))).toBe('duty.notYourShift')
  expect(await officer.isRefused('duty.checkIn', own(newId()))).toBe('platform.notFound')
})

test('duty.tickAttendance and duty.takeBackMark: a lead ticks for those without a phone, and refuses what cannot be', async () => {
  const lead = await as('gateLead')
  const { postId, assigned } = await servedPost(as, responseId, [others.slice(0, 3)])
  await letBegin(owner, postId, 3)
  const [[came, late, absent] = []] = assigned
  await lead.does('duty.tickAttendance', tick(came, 'in', hoursAgo(3)))
  const lateMark = tick(late, 'in', hoursAgo(2.5))
  await lead.does('duty.tickAttendance', lateMark)
  await lead.does('duty.tickAttendance', tick(absent, 'absent', hoursAgo(1), { reason: 'traffic' }))
  expect(await sumOf(late)).toMatchObject({ late_minutes: 30 })
  expect(await sumOf(absent)).toMatchObject({ absent: true, absent_reason: 'traffic', in_at: null })
  const refused = (input: object) => lead.isRefused('duty.tickAttendance', input)
  expect(await refused(tick(came, 'absent', hoursAgo(1), { reason: 'leave' }))).toBe('duty.presentAlready')
  expect(await refused(tick(absent, 'absent', hoursAgo(1)))).toBe('platform.badInput')
  expect(await refused(tick(came, 'in', hoursAgo(3)))).toBe('duty.checkedInAlready')
  expect(await refused(tick(late, 'out', hoursAgo(4)))).toBe('duty.outBeforeIn')
  expect(await refused(tick(late, 'out', hoursAgo(-2)))).toBe('duty.attendanceAhead')
  const taken = { markId: lateMark.markId, reason: '记错了人' }
  expect(await (await as('officer')).isRefused('duty.takeBackMark', taken)).toBe('platform.notAllowed')
  await lead.does('duty.takeBackMark', taken)
  expect(await sumOf(late)).toBeUndefined()
  expect(await lead.isRefused('duty.takeBackMark', taken)).toBe('duty.markGone')
  await lead.does('duty.tickAttendance', tick(late, 'in', hoursAgo(2.9), { paper: true }))
  expect(await sumOf(late)).toMatchObject({ late_minutes: 6 })
  expect(await (await as('officer')).isRefused('duty.tickAttendance', tick(came, 'out', hoursAgo(1)))).toBe(
    'platform.notAllowed',
  )
})

test('one’s service record holds one’s own duty and what it adds up to', async () => {
  interface Record {
    name: string
    times: number
    hours: number
    rows: { inAt: string | null }[]
  }
  const record = await (await as('officer')).ask<Record>('duty.myRecord')
  // On duty for one shift, and eleven hours less half an hour of a break on the day before.
  expect(record).toMatchObject({ name: '演示 officer', times: 2, hours: 10.7 })
  expect(record.rows).toHaveLength(2)
  expect((await (await as('gateLead')).ask<Record>('duty.myRecord')).rows).toEqual([])
  expect(await (await as('viewer')).mayNotAsk('duty.myRecord')).toBe('platform.notAllowed')
})

test('the ledger proves attendances and their marks; rows that this story moved in time are the only ones it finds', async () => {
  const { faults } = await proof(databaseUrl)
  expect(faults.filter((fault) => !/duty\.(shift|assignment)/.test(fault))).toEqual([])
})
