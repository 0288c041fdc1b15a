import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { inHours, openStory, anOrder as order, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'

const { as } = await testServer()
let responseId = ''
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
})

async function openPost(areaId: string = places.village): Promise<string> {
  const postId = newId()
  const post = { postId, name: `卡点 ${postId.slice(-6)}`, postKind: 'roadCheckpoint', areaId, place: '村口' }
  await (await as('commander')).does('duty.openPosts', { responseId, posts: [post], order })
  return postId
}

const span = (from: number, until: number) => ({ from: inHours(from), until: inHours(until) })
const staffing = (postId: string, userId: string, more: object = {}) => ({
  staffId: newId(),
  postId,
  userId,
  role: 'officer',
  ...span(-1, 6),
  ...more,
})

type Mine = { rows: { id: string; name: string }[] }
type Post = { staff: { id: string; name: string; role: string; state: string }[]; bareSoon: boolean; staffed: number }

test('an officer put at a post finds it on the phone, until taken off', async () => {
  const [lead, officer] = [await as('townshipLead'), await as('officer')]
  const postId = await openPost()
  const staffed = staffing(postId, officer.userId)
  await lead.does('duty.staffPost', staffed)
  expect((await officer.ask<Mine>('duty.myPosts')).rows.map(({ id }) => id)).toEqual([postId])
  const shown = await lead.ask<Post>('duty.post', { postId })
  expect(shown).toMatchObject({
    staffed: 1,
    bareSoon: false,
    staff: [{ name: '演示 officer', role: 'officer', state: 'now' }],
  })
  await lead.does('duty.unstaffPost', { staffId: staffed.staffId, reason: '轮换' })
  expect((await officer.ask<Mine>('duty.myPosts')).rows).toEqual([])
  expect(await lead.ask<Post>('duty.post', { postId })).toMatchObject({
    staffed: 0,
    bareSoon: true,
    staff: [{ state: 'over' }],
  })
})

test('duty.staffPost refuses the same person at two posts at once, held by the database, whoever staffs', async () => {
  const [lead, commander, gateLead] = [await as('townshipLead'), await as('commander'), await as('gateLead')]
  const [here, there] = [await openPost(), await openPost(places.otherVillage)]
  await lead.does('duty.staffPost', staffing(here, gateLead.userId))
  const elsewhere = staffing(there, gateLead.userId, span(5, 9))
  expect(await commander.isRefused('duty.staffPost', elsewhere)).toBe('duty.atAnotherPost')
  const after = { ...staffing(there, gateLead.userId), from: inHours(7), until: inHours(9) }
  await commander.does('duty.staffPost', after)
  await commander.does('duty.unstaffPost', { staffId: after.staffId, reason: '未到时间，换人' })
  await commander.does('duty.staffPost', { ...after, staffId: newId() })
})

test('two desks that staff the same person at the same moment: one is accepted, one refused', async () => {
  const [commander, medic] = [await as('commander'), await as('medic')]
  const [here, there] = [await openPost(), await openPost()]
  const answers = await Promise.all(
    [here, there].map((postId) => commander.command('duty.staffPost', staffing(postId, medic.userId))),
  )
  expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'refused'])
})

test('duty.staffPost refuses a role, a span and an account that do not fit, a closed post and a foreign one', async () => {
  const [lead, viewer] = [await as('townshipLead'), await as('viewer')]
  const postId = await openPost()
  const refused = (more: object) => lead.isRefused('duty.staffPost', staffing(postId, viewer.userId, more))
  expect(await refused({ role: 'pilot' })).toBe('duty.unknownRole')
  expect(await refused(span(6, 2))).toBe('duty.spanWrong')
  expect(await refused(span(-6, -2))).toBe('duty.spanWrong')
  expect(await refused(span(0, 24 * 40))).toBe('duty.spanWrong')
  expect(await refused({ userId: newId() })).toBe('duty.userUnknown')
  expect(await refused({ userId: undefined })).toBe('platform.badInput')
  expect(await refused({ postId: await openPost(places.otherVillage) })).toBe('platform.notFound')
  await lead.does('duty.closePost', { postId, order, reason: '演练' })
  expect(await refused({})).toBe('duty.postClosed')
})

test('duty.unstaffPost refuses what is over, and what another township staffed', async () => {
  const [lead, otherLead, officer] = [await as('townshipLead'), await as('otherTownshipLead'), await as('otherOfficer')]
  const staffed = staffing(await openPost(places.otherVillage), officer.userId)
  await otherLead.does('duty.staffPost', staffed)
  const off = { staffId: staffed.staffId, reason: '轮换' }
  expect(await lead.isRefused('duty.unstaffPost', off)).toBe('platform.notFound')
  await otherLead.does('duty.unstaffPost', off)
  expect(await otherLead.isRefused('duty.unstaffPost', off)).toBe('duty.staffingOver')
})

test('closing a post frees whoever was staffed there', async () => {
  const [lead, desk] = [await as('townshipLead'), await as('permitDesk')]
  const [here, there] = [await openPost(), await openPost()]
  await lead.does('duty.staffPost', staffing(here, desk.userId))
  await lead.does('duty.closePost', { postId: here, order, reason: '演练' })
  await lead.does('duty.staffPost', { ...staffing(there, desk.userId), ...span(0.01, 6) })
})
