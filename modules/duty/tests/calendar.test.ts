import { createHash, randomBytes } from 'node:crypto'
import ICAL from 'ical.js'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import type { Part } from '../../../tests/support/cast.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import type { ShiftShown } from '../board.ts'
import { enterParts, put, tablesWith } from './message-story.ts'
import { layRoster, openVillagePost, publish } from './roster-story.ts'

const { url, as, databaseUrl } = await testServer()
let memberOf = new Map<Part, string>()
let shifts: ShiftShown[] = []
const assigned: string[] = []

beforeAll(async () => {
  await registerPlaces(as)
  const responseId = await openStory(as)
  memberOf = await enterParts(as, responseId, ['officer', 'medic'])
  const laid = await layRoster(as, responseId, [await openVillagePost(as, responseId)], {
    staffing: [{ role: 'member', count: 2 }],
  })
  shifts = laid.shifts
  for (const at of [0, 2]) assigned.push(await put(as, shifts[at]?.id, memberOf.get('officer')))
  await put(as, shifts[0]?.id, memberOf.get('medic'))
  await publish(as, responseId, laid.rosterId)
})

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')
/** Makes a link as a phone does; answers its id and secret. */
async function makeLink(part: Part) {
  const [linkId, secret] = [newId(), randomBytes(32).toString('base64url')]
  await (await as(part)).does('duty.makeCalendarLink', { linkId, secretHash: hashOf(secret) })
  return { linkId, secret }
}
const fetchFeed = (secret: string, name = 'duty.calendar') => fetch(`${url}/api/feeds/${name}/${secret}.ics`)

/** The events of a feed as another program reads them. */
async function eventsOf(secret: string) {
  const answer = await fetchFeed(secret)
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const text = await answer.text()
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one)
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: one.getFirstPropertyValue('status'),
      stamp: String(one.getFirstPropertyValue('dtstamp')),
      from: event.startDate.toJSDate().toISOString(),
      until: event.endDate.toJSDate().toISOString(),
      summary: event.summary,
      location: event.location,
    }
  })
  return { text, events }
}

test('a calendar program reads the link: one’s own shifts at their true times, with posts, and nobody else', async () => {
  const { linkId, secret } = await makeLink('officer')
  const { text, events } = await eventsOf(secret)
  expect(events.map(({ from, until }) => [from, until])).toEqual(
    [0, 2].map((at) => [shifts[at]?.from, shifts[at]?.until]),
  )
  const [first] = events
  expect(first).toMatchObject({ sequence: 0, status: 'CONFIRMED', location: '甲村 村口' })
  expect(first?.summary).toContain('服务岗')
  // 08:00 in Asia/Shanghai is midnight in UTC.
  expect(text).toMatch(/^DTSTART:\d{8}T000000Z\r$/m)
  expect(text).toContain('X-WR-TIMEZONE:Asia/Shanghai')
  expect(text).not.toContain('演示 ')
  expect(text).not.toContain(memberOf.get('medic'))
  await (await as('officer')).does('duty.endCalendarLink', { linkId })
})

test('the feed keeps to RFC 5545: lines end in CRLF and are folded at 75 octets, every event has a UID and a DTSTAMP', async () => {
  const { linkId, secret } = await makeLink('officer')
  const { text, events } = await eventsOf(secret)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:/)
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
  for (const { stamp } of events) expect(stamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  await (await as('officer')).does('duty.endCalendarLink', { linkId })
})

test('a shift that was called off stays as cancelled under its UID, and comes back under the same one', async () => {
  const lead = await as('townshipLead')
  const { linkId, secret } = await makeLink('officer')
  const [was] = (await eventsOf(secret)).events
  await lead.does('duty.unassignMember', { assignmentId: assigned[0], reason: '另有任务' })
  expect((await eventsOf(secret)).events[0]).toMatchObject({ uid: was?.uid, sequence: 1, status: 'CANCELLED' })
  await put(as, shifts[0]?.id, memberOf.get('officer'))
  const [back] = (await eventsOf(secret)).events
  expect(back).toMatchObject({ uid: was?.uid, sequence: 2, status: 'CONFIRMED', from: was?.from })
  await (await as('officer')).does('duty.endCalendarLink', { linkId })
})

test('an ended link answers 410 and a made-up one 404; so does the link of an account that was disabled', async () => {
  const officer = await as('officer')
  const { linkId, secret } = await makeLink('officer')
  expect(await officer.ask('duty.myReminders')).toMatchObject({ calendar: { linkId } })
  expect((await fetchFeed(secret)).status).toBe(200)
  await officer.does('duty.endCalendarLink', { linkId })
  const ended = await fetchFeed(secret)
  expect([ended.status, ((await ended.json()) as { code: string }).code]).toEqual([410, 'duty.calendarLinkEnded'])
  expect(await officer.ask('duty.myReminders')).toMatchObject({ calendar: null })
  const strange = [randomBytes(32).toString('base64url'), 'short', `${'a'.repeat(43)}b`, '%00', `${secret}%2F..`]
  for (const one of strange) expect([one, (await fetchFeed(one)).status]).toEqual([one, 404])
  expect((await fetchFeed(secret, 'duty.members')).status).toBe(404)
  const { secret: medics } = await makeLink('medic')
  const { userId } = await as('medic')
  await (await as('administrator')).does('access.disableUser', { userId, reason: '演示停用' })
  expect((await fetchFeed(medics)).status).toBe(410)
})

test('duty.makeCalendarLink refuses a second link and a secret that was used; duty.endCalendarLink refuses another’s', async () => {
  const [officer, lead] = [await as('officer'), await as('townshipLead')]
  const { linkId, secret } = await makeLink('officer')
  const again = { linkId: newId(), secretHash: hashOf(randomBytes(32).toString('base64url')) }
  expect(await officer.isRefused('duty.makeCalendarLink', again)).toBe('duty.calendarLinkThere')
  const copied = { linkId: newId(), secretHash: hashOf(secret) }
  expect(await lead.isRefused('duty.makeCalendarLink', copied)).toBe('duty.calendarLinkKnown')
  expect(await lead.isRefused('duty.makeCalendarLink', { ...copied, secretHash: secret })).toBe('platform.badInput')
  expect(await lead.isRefused('duty.endCalendarLink', { linkId })).toBe('platform.notFound')
  await officer.does('duty.endCalendarLink', { linkId })
  expect(await officer.isRefused('duty.endCalendarLink', { linkId })).toBe('platform.notFound')
})

test('the secret is nowhere in the house: not in a table, not in the ledger', async () => {
  const { secret, linkId } = await makeLink('officer')
  await fetchFeed(secret)
  await (await as('officer')).does('duty.endCalendarLink', { linkId })
  expect(await tablesWith(databaseUrl, secret)).toEqual([])
})
