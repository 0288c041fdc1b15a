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

const member = (more: object = {}) => ({ memberId: newId(), areaId: places.village, name: '演示队员甲', ...more })
const add = (...members: object[]) => ({ responseId, members })

test('duty.addMembers refuses an unknown base, a wrong number, the same account twice, and a neighbour’s village', async () => {
  const [lead, officer, viewer] = [await as('townshipLead'), await as('officer'), await as('viewer')]
  await lead.does('duty.addMembers', add(member({ userId: officer.userId, number: '0012' }), member()))
  const refused = (...members: object[]) => lead.isRefused('duty.addMembers', add(...members))
  expect(await refused(member({ userId: officer.userId }))).toBe('duty.memberKnown')
  expect(await refused(member({ number: '0012' }))).toBe('duty.memberKnown')
  expect(await refused(member({ areaId: '621121100999000000' }))).toBe('duty.baseUnknown')
  expect(await refused(member({ mobile: '1390000' }))).toBe('codes.mobileLength')
  expect(await refused(member({ userId: newId() }))).toBe('duty.userUnknown')
  expect(await refused({ memberId: newId(), areaId: places.village })).toBe('platform.badInput')
  expect(await refused(member({ areaId: places.otherVillage }))).toBe('platform.notFound')
  expect(await viewer.isRefused('duty.addMembers', add(member()))).toBe('platform.notAllowed')
})

test('duty.tieMember refuses an account that serves as another already, and one that is not there', async () => {
  const [lead, gateLead] = [await as('townshipLead'), await as('gateLead')]
  const [one, other] = [member({ userId: gateLead.userId }), member()]
  await lead.does('duty.addMembers', add(one, other))
  const tie = (userId: string) => lead.isRefused('duty.tieMember', { memberId: other.memberId, userId })
  expect(await tie(gateLead.userId)).toBe('duty.memberKnown')
  expect(await tie(newId())).toBe('duty.userUnknown')
  await lead.does('duty.tieMember', { memberId: other.memberId, userId: (await as('medic')).userId })
})

test('duty.endMember refuses somebody of another township and whoever has left', async () => {
  const [lead, otherLead] = [await as('townshipLead'), await as('otherTownshipLead')]
  const one = member()
  await lead.does('duty.addMembers', add(one))
  const leaving = { memberId: one.memberId, reason: '返回原单位' }
  expect(await otherLead.isRefused('duty.endMember', leaving)).toBe('platform.notFound')
  await lead.does('duty.endMember', leaving)
  expect(await lead.isRefused('duty.endMember', leaving)).toBe('duty.memberLeft')
})

test('a registered person who turns out to be an account’s human keeps one place at a time', async () => {
  const [commander, officer] = [await as('commander'), await as('otherOfficer')]
  const posts = await Promise.all(
    [places.village, places.otherVillage].map(async (areaId) => {
      const postId = newId()
      const post = { postId, name: `卡点 ${postId.slice(-6)}`, postKind: 'roadCheckpoint', areaId, place: '村口' }
      await commander.does('duty.openPosts', { responseId, posts: [post], order })
      return postId
    }),
  )
  const personId = newId()
  const one = member({ personId })
  await commander.does('duty.addMembers', add(one))
  const staffing = (postId: string | undefined, who: object) => ({
    staffId: newId(),
    postId,
    role: 'officer',
    from: inHours(1),
    until: inHours(5),
    ...who,
  })
  await commander.does('duty.staffPost', staffing(posts[0], { personId }))
  await commander.does('duty.staffPost', staffing(posts[1], { userId: officer.userId }))
  const tie = { memberId: one.memberId, userId: officer.userId }
  expect(await commander.isRefused('duty.tieMember', tie)).toBe('duty.atAnotherPost')
})
