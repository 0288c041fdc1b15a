import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { inHours, openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { Session } from '../../../tests/support/session.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import type { MyDuty } from '../my-duty.ts'
import type { VolunteerLinkShown, VolunteerOutcome, VolunteerShown } from '../volunteer.ts'

const { as, url, databaseUrl } = await testServer()
const owner = new pg.Client({ connectionString: databaseUrl })
await owner.connect()
afterAll(() => owner.end())
let responseId = ''
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
})

/** Opens a way in to the village; answers its id and the pass that stands behind the # of its address. */
async function openLink(more: object = {}) {
  const lead = await as('townshipLead')
  const linkId = newId()
  const link = {
    linkId,
    responseId,
    areaId: places.village,
    name: '甲村志愿者报名',
    most: 3,
    until: inHours(24),
    ...more,
  }
  await lead.does('duty.openVolunteerLink', link)
  const { rows } = await lead.ask<{ rows: VolunteerLinkShown[] }>('duty.volunteerLinks', { responseId })
  return { linkId, pass: rows.find(({ id }) => id === linkId)?.path.split('#')[1] ?? '' }
}

const stranger = new Session(url)
const knock = async <Answer = object>(door: string, input: object): Promise<Answer> =>
  (await stranger.post(`/api/open/duty.${door}`, input)) as Answer
const refused = (door: string, input: object): Promise<string> =>
  knock(door, input).then(
    () => 'answered',
    (error: { problem?: { code: string } }) => error.problem?.code ?? String(error),
  )

async function signUp(pass: string, more: object = {}) {
  const said = { volunteerId: newId(), secret: randomBytes(32).toString('base64url') }
  await knock('signUpVolunteer', { pass, ...said, name: '演示志愿者', mobile: '13900001234', ...more })
  return { ...said, receipt: `${said.volunteerId}.${said.secret}` }
}
const waiting = async (state = 'waiting') =>
  (await (await as('townshipLead')).ask<{ rows: VolunteerShown[] }>('duty.volunteers', { responseId, state })).rows

test('a volunteer signs up by the link, is vetted, makes an account and finds their duty on the phone', async () => {
  const lead = await as('townshipLead')
  const { linkId, pass } = await openLink()
  expect(await knock('signUpAsked', { pass })).toMatchObject({ name: '甲村志愿者报名', areaName: '甲村' })
  const { volunteerId, receipt } = await signUp(pass, { skills: ['driver'], note: '有面包车' })
  const [seen] = await waiting()
  expect(seen).toMatchObject({
    id: volunteerId,
    name: '演示志愿者',
    mobile: '13900001234',
    note: '有面包车',
    sameMobile: 0,
  })
  expect(await knock('volunteerOutcome', { pass: receipt })).toMatchObject({ state: 'waiting', mayHaveAccount: false })
  const memberId = newId()
  await lead.does('duty.vetVolunteer', { accept: true, volunteerId, memberId })
  const outcome = await knock<VolunteerOutcome>('volunteerOutcome', { pass: receipt })
  expect(outcome).toMatchObject({ state: 'accepted', mayHaveAccount: true, shifts: [] })
  const account = await knock<{ username: string; password: string }>('volunteerAccount', { pass: receipt })
  const phone = new Session(url)
  await phone.signIn(account.username, account.password)
  await phone.post('/api/auth/change-password', { current: account.password, next: `kept-${volunteerId}` })
  expect(await phone.ask<MyDuty>('duty.mine')).toMatchObject({ memberId, responseId, name: '演示志愿者' })
  expect(await refused('volunteerAccount', { pass: receipt })).toBe('duty.volunteerNoAccount')
  const { rows } = await lead.ask<{ rows: { id: string; skills: { approved: boolean }[] }[] }>('duty.members', {
    responseId,
  })
  expect(rows.find(({ id }) => id === memberId)?.skills).toMatchObject([{ approved: false }])
  await lead.does('duty.endVolunteerLink', { linkId })
})

test('name, number and note of a volunteer stand nowhere in the open', async () => {
  const { pass } = await openLink()
  await signUp(pass, { name: '演示密封者', mobile: '13900005678', note: '住在三单元' })
  for (const table of ['duty.volunteer', 'platform.ledger_entry']) {
    const { rows } = await owner.query<{ text: string }>(
      `select coalesce(string_agg(t::text, ''), '') as text from ${table} t`,
    )
    for (const said of ['演示密封者', '13900005678', '三单元', pass.split('.')[1]])
      expect(rows[0]?.text).not.toContain(said)
  }
})

test('a wrong secret, an ended link, a full one and one that is over open nothing', async () => {
  const lead = await as('townshipLead')
  const { linkId, pass } = await openLink({ most: 1 })
  const wrong = `${linkId}.${randomBytes(16).toString('base64url')}`
  expect(await refused('signUpAsked', { pass: wrong })).toBe('duty.linkUnknown')
  expect(await refused('signUpAsked', { pass: `${newId()}.${pass.split('.')[1]}` })).toBe('duty.linkUnknown')
  expect(await refused('signUpAsked', { pass: 'x' })).toBe('platform.badInput')
  const said = { pass, secret: randomBytes(32).toString('base64url'), name: '演示某', mobile: '13900001111' }
  expect(await refused('signUpVolunteer', { ...said, volunteerId: newId(), mobile: '139' })).toBe('codes.mobileLength')
  const advert = { ...said, volunteerId: newId(), note: '详情见 www.example.com' }
  expect(await refused('signUpVolunteer', advert)).toBe('duty.volunteerLinks')
  const days = { ...said, volunteerId: newId(), fromDay: '2022-09-10', untilDay: '2022-09-09' }
  expect(await refused('signUpVolunteer', days)).toBe('duty.volunteerDays')
  const { receipt } = await signUp(pass)
  expect(await refused('signUpVolunteer', { ...said, volunteerId: newId() })).toBe('duty.linkFull')
  await lead.does('duty.endVolunteerLink', { linkId })
  expect(await refused('signUpAsked', { pass })).toBe('duty.linkEnded')
  expect(await lead.isRefused('duty.endVolunteerLink', { linkId })).toBe('duty.linkEnded')
  expect(
    await refused('volunteerOutcome', { pass: `${receipt.slice(0, 37)}${randomBytes(32).toString('base64url')}` }),
  ).toBe('duty.volunteerUnknown')
  expect(await knock('volunteerOutcome', { pass: receipt })).toMatchObject({ state: 'waiting' })
})

test('a sign-up sent twice is kept once, a machine is thanked and not kept, the same number is seen by whoever vets', async () => {
  const { pass } = await openLink({ most: 10 })
  const before = (await waiting()).length
  const first = await signUp(pass, { mobile: '13900007777' })
  await knock('signUpVolunteer', {
    ...{ pass, volunteerId: first.volunteerId, secret: first.secret, name: '演示志愿者', mobile: '13900007777' },
  })
  await signUp(pass, { website: 'https://example.com' })
  await signUp(pass, { mobile: '139-0000-7777', name: '演示另一人' })
  const now = await waiting()
  expect(now.length).toBe(before + 2)
  expect(now.slice(-2).map(({ sameMobile }) => sameMobile)).toEqual([1, 1])
})

test('duty.vetVolunteer refuses a second verdict, a number that is on the list already, and another township’s lead', async () => {
  const [lead, otherLead, officer] = [await as('townshipLead'), await as('otherTownshipLead'), await as('officer')]
  const { pass } = await openLink({ most: 10 })
  const [first, second] = [await signUp(pass, { mobile: '13900008888' }), await signUp(pass, { mobile: '13900008888' })]
  const accept = { accept: true, volunteerId: first.volunteerId, memberId: newId() }
  expect(await otherLead.isRefused('duty.vetVolunteer', accept)).toBe('platform.notFound')
  expect(await officer.isRefused('duty.vetVolunteer', accept)).toBe('platform.notAllowed')
  await lead.does('duty.vetVolunteer', accept)
  expect(await lead.isRefused('duty.vetVolunteer', accept)).toBe('duty.volunteerVetted')
  const again = { accept: true, volunteerId: second.volunteerId, memberId: newId() }
  expect(await lead.isRefused('duty.vetVolunteer', again)).toBe('duty.volunteerIsMember')
  await lead.does('duty.vetVolunteer', { accept: false, volunteerId: second.volunteerId, reason: '已在册' })
  expect(await knock('volunteerOutcome', { pass: second.receipt })).toMatchObject({ state: 'declined', why: '已在册' })
  expect(await refused('volunteerAccount', { pass: second.receipt })).toBe('duty.volunteerNoAccount')
  expect(await otherLead.ask('duty.volunteers', { responseId, state: 'accepted' })).toMatchObject({
    rows: [],
    total: 0,
  })
})

test('duty.openVolunteerLink refuses a year ahead, a place outside, and whoever may not; duty.takeVolunteer refuses no less at the desk', async () => {
  const [lead, viewer] = [await as('townshipLead'), await as('viewer')]
  const link = { linkId: newId(), responseId, areaId: places.village, name: '甲村报名', most: 5, until: inHours(24) }
  const no = (more: object, by = lead) => by.isRefused('duty.openVolunteerLink', { ...link, ...more })
  expect(await no({ until: inHours(24 * 365) })).toBe('duty.linkSpan')
  expect(await no({ areaId: '621121100999000000' })).toBe('duty.callArea')
  expect(await no({ areaId: places.otherVillage })).toBe('platform.notFound')
  expect(await no({}, viewer)).toBe('platform.notAllowed')
  await lead.does('duty.openVolunteerLink', link)
  expect(await no({})).toBe('duty.linkKnown')
  const paper = { volunteerId: newId(), linkId: link.linkId, name: '演示纸面', mobile: '13900009999' }
  expect(await lead.isRefused('duty.takeVolunteer', { ...paper, mobile: '1' })).toBe('codes.mobileLength')
  await lead.does('duty.takeVolunteer', paper)
})
