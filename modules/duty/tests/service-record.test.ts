import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { hire } from '../../../tests/support/cast.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { proof } from '../../../tests/support/proof.ts'
import type { Session } from '../../../tests/support/session.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import type { ObjectionDue } from '../objection.ts'
import type { ServiceRecord } from '../service-record.ts'
import { enterOfficer, hoursAgo, letBegin, servedPost } from './attendance-story.ts'
import { enterMembers } from './roster-story.ts'

const { as, databaseUrl } = await testServer()
const owner = new pg.Client({ connectionString: databaseUrl })
await owner.connect()
afterAll(() => owner.end())

let responseId = ''
let officerId = ''
let otherId = ''
/** The officer on two days, the second time late; somebody else beside them on the first. */
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  officerId = await enterOfficer(as, responseId)
  ;[otherId = ''] = await enterMembers(as, responseId, 1)
  const lead = await as('townshipLead')
  const { postId, assigned } = await servedPost(as, responseId, [[officerId, otherId], [], [officerId]])
  await letBegin(owner, postId, 30)
  const tick = (assignmentId: string | undefined, kind: string, at: Date) =>
    lead.does('duty.tickAttendance', { markId: newId(), assignmentId, kind, at: at.toISOString() })
  const [[first, beside] = [], , [second] = []] = assigned
  await tick(first, 'in', hoursAgo(30))
  await tick(first, 'out', hoursAgo(18))
  await tick(beside, 'in', hoursAgo(30))
  await tick(second, 'in', hoursAgo(5))
})

const mine = async () => (await as('officer')).ask<ServiceRecord>('duty.myRecord')
const objections = async (state: 'open' | 'answered') =>
  (await (await as('townshipLead')).ask<{ rows: ObjectionDue[] }>('duty.objections', { responseId, state })).rows
const raise = (attendanceId: string | undefined, more: object = {}) => ({
  objectionId: newId(),
  attendanceId,
  text: '本人5点50已到岗，接班人可以证明',
  ...more,
})

test('one reads what one did: line by line and in all', async () => {
  const record = await mine()
  expect(record).toMatchObject({ name: '演示 officer', times: 2, hours: 12, days: 2, run: 2, late: 1, absent: 0 })
  expect(record.rows).toMatchObject([
    { lateMinutes: 60, outAt: null },
    { lateMinutes: 0, hours: 12, rostered: true },
  ])
})

test('duty.raiseObjection goes to the lead as work; refuses another’s record, a second one, and whoever may not', async () => {
  const officer = await as('officer')
  const [late] = (await mine()).rows
  const theirs = await owner.query<{ id: string }>('select id from duty.attendance where member_id = $1', [otherId])
  expect(await officer.isRefused('duty.raiseObjection', raise(theirs.rows[0]?.id))).toBe('duty.notYourRecord')
  expect(await officer.isRefused('duty.raiseObjection', raise(newId()))).toBe('platform.notFound')
  expect(await (await as('viewer')).isRefused('duty.raiseObjection', raise(late?.id))).toBe('platform.notAllowed')
  expect(await officer.isRefused('duty.raiseObjection', raise(late?.id, { text: '' }))).toBe('platform.badInput')
  await officer.does('duty.raiseObjection', raise(late?.id))
  expect(await officer.isRefused('duty.raiseObjection', raise(late?.id))).toBe('duty.objectionOpen')
  expect(await objections('open')).toMatchObject([{ name: '演示 officer', own: false, attendanceId: late?.id }])
  const open = async (part: 'commander' | 'townshipLead' | 'otherTownshipLead') =>
    (await (await as(part)).ask<{ value: number }>('figures.value', { figure: 'duty.objectionsOpen', responseId }))
      .value
  expect([await open('commander'), await open('townshipLead'), await open('otherTownshipLead')]).toEqual([1, 1, 0])
  expect((await mine()).rows[0]?.objection).toMatchObject({ text: expect.stringContaining('已到岗'), answeredAt: null })
})

test('duty.answerObjection mends the record as it was; refuses one’s own, a second answer, other townships and wrong times', async () => {
  const [objection] = await objections('open')
  const answer = (more: object = {}) => ({
    objectionId: objection?.id,
    text: '已核对纸质签到表，确为按时到岗',
    ...more,
  })
  const lead = await as('townshipLead')
  expect(await (await as('officer')).isRefused('duty.answerObjection', answer())).toBe('platform.notAllowed')
  expect(await (await as('otherTownshipLead')).isRefused('duty.answerObjection', answer())).toBe('platform.notFound')
  const tooSoon = { inAt: hoursAgo(20).toISOString() }
  expect(await lead.isRefused('duty.answerObjection', answer({ mend: tooSoon }))).toBe('duty.notThenIn')
  const own = { username: 'own-lead', role: 'gateLead', areaId: places.township }
  const gateLead = await hire(await as('administrator'), own)
  await owner.query('update duty.member set user_id = $2 where id = $1', [officerId, gateLead.userId])
  expect(await gateLead.isRefused('duty.answerObjection', answer())).toBe('duty.objectionOwn')
  await owner.query('update duty.member set user_id = $2 where id = $1', [officerId, (await as('officer')).userId])

  const mend = { inAt: hoursAgo(6.1).toISOString(), outAt: hoursAgo(0.1).toISOString() }
  await lead.does('duty.answerObjection', answer({ mend }))
  expect(await lead.isRefused('duty.answerObjection', answer())).toBe('duty.objectionAnswered')
  const record = await mine()
  expect(record).toMatchObject({ late: 0, hours: 18 })
  expect(record.rows[0]).toMatchObject({ objection: { mended: true, answer: expect.stringContaining('纸质签到表') } })
  expect(await objections('open')).toEqual([])
  expect(await objections('answered')).toHaveLength(1)
})

test('an objection may be answered with the record as it stands, and raised anew', async () => {
  const [, first] = (await mine()).rows
  await (await as('officer')).does('duty.raiseObjection', raise(first?.id, { text: '应计加班' }))
  const [objection] = await objections('open')
  await (await as('commander')).does('duty.answerObjection', { objectionId: objection?.id, text: '工时按签到签退计' })
  expect((await mine()).rows[1]?.objection).toMatchObject({ mended: false, answer: '工时按签到签退计' })
  await (await as('officer')).does('duty.raiseObjection', raise(first?.id, { text: '请再核对' }))
})

test('a record is one’s own, or a lead’s who says why; it leaves as a document on the same terms', async () => {
  const lead = await as('townshipLead')
  const asked = { memberId: officerId, purpose: 'dutyRoster' }
  expect(await lead.ask('duty.memberRecord', asked)).toMatchObject({ name: '演示 officer', times: 2 })
  expect(await lead.mayNotAsk('duty.memberRecord', { memberId: officerId })).toBe('platform.purposeNeeded')
  expect(await (await as('otherTownshipLead')).mayNotAsk('duty.memberRecord', asked)).toBe('platform.notFound')
  for (const part of ['officer', 'viewer', 'auditor'] as const)
    expect(await (await as(part)).mayNotAsk('duty.memberRecord', asked)).toBe('platform.notAllowed')

  const word = await file(await as('officer'), 'duty.myRecord', {})
  expect([word.status, word.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  const page = (await file(await as('officer'), 'duty.myRecord', { format: 'html' })).bytes.toString()
  expect(page).toContain('演示 officer')
  expect(page).not.toContain('演示1号')
  expect((await file(lead, 'duty.memberRecord', { ...asked, format: 'html' })).bytes.toString()).toContain(
    '演示 officer',
  )
  expect((await file(lead, 'duty.memberRecord', { memberId: officerId })).status).toBeGreaterThanOrEqual(400)
  expect((await file(await as('officer'), 'duty.memberRecord', asked)).status).toBe(403)
  expect((await file(await as('otherTownshipLead'), 'duty.memberRecord', asked)).status).toBe(404)
})

async function file(who: Session, name: string, input: object): Promise<{ status: number; bytes: Buffer }> {
  const answer = await fetch(`${who.url}/api/exports/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-muster': '1', cookie: who.cookie, origin: who.url },
    body: JSON.stringify(input),
  })
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
}

test('the ledger proves objections and mended attendances', async () => {
  const { faults } = await proof(databaseUrl)
  expect(faults.filter((fault) => !/duty\.(shift|assignment)/.test(fault))).toEqual([])
})
