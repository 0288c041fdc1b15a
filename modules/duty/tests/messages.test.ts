import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import type { Part } from '../../../tests/support/cast.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { enterParts, listening, put } from './message-story.ts'
import { boardOf, dayAfter, enterMembers, layRoster, openVillagePost, publish } from './roster-story.ts'

const { as, databaseUrl } = await testServer()
const messagesOf = listening(databaseUrl)
let responseId = ''
let memberOf = new Map<Part, string>()
let strangerId = ''

beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  memberOf = await enterParts(as, responseId, ['officer', 'gateLead', 'medic'])
  strangerId = (await enterMembers(as, responseId, 1))[0] ?? ''
})

/** What somebody is told by what is done. */
async function newsTo(
  part: Part,
  doing: () => Promise<unknown>,
): Promise<{ kind: string; zh: string; link: string }[]> {
  const member = await as(part)
  const before = (await messagesOf(member)).length
  await doing()
  return (await messagesOf(member)).slice(before).map(({ kind, text, link }) => ({ kind, zh: text.zh, link }))
}
const kinds = (news: { kind: string }[]) => news.map(({ kind }) => kind)

async function week(more: object = {}) {
  return layRoster(as, responseId, [await openVillagePost(as, responseId)], more)
}
async function clear(rosterId: string) {
  const lead = await as('townshipLead')
  for (const { people } of await boardOf(as, responseId, rosterId))
    for (const { assignmentId } of people) await lead.does('duty.unassignMember', { assignmentId, reason: '演示结束' })
}

test('a draft tells nobody; once it is published everybody with an account is told once how many shifts are theirs', async () => {
  const { rosterId, shifts } = await week()
  const drafting = await newsTo('officer', async () => {
    for (const at of [0, 1, 2]) await put(as, shifts[at]?.id, memberOf.get('officer'))
    await put(as, shifts[3]?.id, strangerId)
  })
  expect(drafting).toEqual([])
  const [news, ...more] = await newsTo('officer', () => publish(as, responseId, rosterId))
  expect(more).toEqual([])
  expect(news).toMatchObject({ kind: 'duty.rosterPublished', link: '/duty' })
  expect(news?.zh).toMatch(/《一周排班》已发布，您有 3 个班次，第一个是 \d{4}-\d\d-\d\d \d\d:\d\d–\d\d:\d\d。/)
  expect(kinds(await messagesOf(await as('medic')))).toEqual([])
  await clear(rosterId)
})

test('after publishing, whoever is put on, moved or taken off is told so; what people do themselves is no news to them', async () => {
  const lead = await as('townshipLead')
  const { rosterId, shifts } = await week({ signUpFrom: new Date(Date.now() - 60_000).toISOString() })
  await publish(as, responseId, rosterId)
  let assignmentId = ''
  const came = await newsTo('officer', async () => {
    assignmentId = await put(as, shifts[0]?.id, memberOf.get('officer'))
  })
  expect(kinds(came)).toEqual(['duty.assigned'])
  expect(came[0]?.zh).toContain('服务岗')
  const newAssignmentId = newId()
  const moving = { assignmentId, newAssignmentId, shiftId: shifts[2]?.id, role: 'member' }
  expect(kinds(await newsTo('officer', () => lead.does('duty.moveMember', moving)))).toEqual(['duty.moved'])
  const off = { assignmentId: newAssignmentId, reason: '另有任务' }
  expect(kinds(await newsTo('officer', () => lead.does('duty.unassignMember', off)))).toEqual(['duty.takenOff'])
  for (const at of [3, 4]) await put(as, shifts[at]?.id, memberOf.get('officer'))
  const span = { from: `${dayAfter(0)}T16:00:00Z`, until: `${dayAfter(6)}T16:00:00Z` }
  const dropping = { availabilityId: newId(), memberId: memberOf.get('officer'), ...span, reason: '临时离开' }
  const dropped = await newsTo('officer', () => lead.does('duty.dropOut', dropping))
  expect(dropped.map(({ zh }) => zh)).toEqual(['您的值守有调整：新增 0 班，取消 2 班。'])
  const medic = await as('medic')
  const signing = { assignmentId: newId(), shiftId: shifts[5]?.id, role: 'member' }
  const own = await newsTo('medic', async () => {
    await medic.does('duty.signUp', signing)
    await medic.does('duty.signOff', { assignmentId: signing.assignmentId, reason: '有事' })
  })
  expect(own).toEqual([])
  await clear(rosterId)
})

test('each step of a swap is told to whoever waits for it, and nobody is named', async () => {
  const [gateLead, medic, lead] = [await as('gateLead'), await as('medic'), await as('townshipLead')]
  const { rosterId, shifts } = await week()
  const mine = await put(as, shifts[0]?.id, memberOf.get('gateLead'))
  const theirs = await put(as, shifts[2]?.id, memberOf.get('medic'))
  await publish(as, responseId, rosterId)
  const swap = { swapId: newId(), assignmentId: mine, otherMemberId: memberOf.get('medic'), otherAssignmentId: theirs }
  const { swapId } = swap
  const asked = await newsTo('medic', () => gateLead.does('duty.askSwap', swap))
  expect(kinds(asked)).toEqual(['duty.swapAsked'])
  expect(asked[0]?.zh).not.toContain('演示')
  const agreed = await newsTo('gateLead', () => medic.does('duty.answerSwap', { swapId, agree: true }))
  expect(kinds(agreed)).toEqual(['duty.swapAgreed'])
  const approved = await newsTo('gateLead', () => lead.does('duty.decideSwap', { swapId, approve: true }))
  expect(kinds(approved)).toEqual(['duty.swapApproved'])
  expect((await messagesOf(medic)).at(-1)?.kind).toBe('duty.swapApproved')
  await clear(rosterId)
})

test('a decision on leave is told to whoever asked for it', async () => {
  const [medic, lead] = [await as('medic'), await as('townshipLead')]
  const away = { availabilityId: newId(), responseId, kind: 'leave' }
  const day = { from: `${dayAfter(19)}T16:00:00Z`, until: `${dayAfter(20)}T16:00:00Z` }
  await medic.does('duty.askAvailability', { ...away, ...day })
  const decision = { availabilityId: away.availabilityId, approve: true }
  const told = await newsTo('medic', () => lead.does('duty.decideLeave', decision))
  expect(told.map(({ zh }) => zh)).toEqual([`您 ${dayAfter(20)} 的请假已批准。`])
})

test('notices.readMessages refuses what was told to others; what is read is no longer counted', async () => {
  const [gateLead, medic] = [await as('gateLead'), await as('medic')]
  const [first] = await messagesOf(medic)
  const { unread } = await medic.ask<{ unread: number }>('notices.mine', { limit: 1 })
  const reading = { messageIds: [first?.id] }
  expect(await gateLead.isRefused('notices.readMessages', reading)).toBe('platform.notFound')
  expect(await gateLead.isRefused('notices.readMessages', { messageIds: [newId()] })).toBe('platform.notFound')
  await medic.does('notices.readMessages', reading)
  await medic.does('notices.readMessages', reading)
  expect(await medic.ask('notices.mine', { limit: 1 })).toMatchObject({ unread: unread - 1, rows: [{ read: false }] })
  expect((await messagesOf(medic))[0]).toMatchObject({ id: first?.id, read: true })
  expect(await (await as('nobody')).mayNotAsk('notices.mine')).toBe('platform.signInFirst')
})

test('messages come page by page, the newest first', async () => {
  const medic = await as('medic')
  const all = (await messagesOf(medic)).toReversed().map(({ id }) => id)
  const page = await medic.ask<{ rows: { id: string }[]; next?: string }>('notices.mine', { limit: 2 })
  const rest = await medic.ask<{ rows: { id: string }[] }>('notices.mine', { limit: 200, after: page.next })
  expect([...page.rows, ...rest.rows].map(({ id }) => id)).toEqual(all)
})
