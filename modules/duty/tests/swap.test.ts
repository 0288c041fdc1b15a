import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import type { Part } from '../../../tests/support/cast.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { boardOf, dayAfter, layRoster, openVillagePost, publish } from './roster-story.ts'

const { as } = await testServer()
let responseId = ''
const memberOf = new Map<Part, string>()

beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  for (const part of ['officer', 'gateLead', 'medic'] as const) {
    const memberId = newId()
    const { userId } = await as(part)
    const members = [{ memberId, areaId: places.village, userId }]
    await (await as('commander')).does('duty.addMembers', { responseId, members })
    memberOf.set(part, memberId)
  }
})

/** The officer on the first shift, the medic on the third of a published week. */
async function publishedWeek(more: object = {}) {
  const lead = await as('townshipLead')
  const { rosterId, shifts } = await layRoster(as, responseId, [await openVillagePost(as, responseId)], more)
  const put = async (at: number, part: Part) => {
    const assignmentId = newId()
    const placing = { assignmentId, shiftId: shifts[at]?.id, memberId: memberOf.get(part), role: 'member' }
    await lead.does('duty.assignMember', placing)
    return assignmentId
  }
  const [mine, theirs] = [await put(0, 'officer'), await put(2, 'medic')]
  await publish(as, responseId, rosterId)
  return { rosterId, shifts, mine, theirs }
}
const asking = (assignmentId: string, otherAssignmentId?: string) => ({
  swapId: newId(),
  assignmentId,
  otherMemberId: memberOf.get('medic'),
  ...(otherAssignmentId ? { otherAssignmentId } : {}),
})
const served = async (rosterId: string) =>
  (await boardOf(as, responseId, rosterId)).slice(0, 3).map(({ people }) => people.map(({ memberId }) => memberId))
async function clear(rosterId: string) {
  const lead = await as('townshipLead')
  for (const { people } of await boardOf(as, responseId, rosterId))
    for (const { assignmentId } of people) await lead.does('duty.unassignMember', { assignmentId, reason: '演示结束' })
}

test('a swap is asked for, agreed to and approved, and both serve the other’s shift', async () => {
  const [officer, medic, lead] = [await as('officer'), await as('medic'), await as('townshipLead')]
  const { rosterId, mine, theirs } = await publishedWeek()
  const swap = asking(mine, theirs)
  await officer.does('duty.askSwap', swap)
  expect(await lead.isRefused('duty.decideSwap', { swapId: swap.swapId, approve: true })).toBe('duty.swapNotAgreed')
  await medic.does('duty.answerSwap', { swapId: swap.swapId, agree: true })
  await lead.does('duty.decideSwap', { swapId: swap.swapId, approve: true })
  expect(await served(rosterId)).toEqual([[memberOf.get('medic')], [], [memberOf.get('officer')]])
  expect(await lead.isRefused('duty.decideSwap', { swapId: swap.swapId, approve: true })).toBe('duty.swapOver')
  await clear(rosterId)
})

test('where the roster says so, agreeing is enough; a shift may be given for nothing', async () => {
  const [officer, medic] = [await as('officer'), await as('medic')]
  const { rosterId, mine } = await publishedWeek({ selfApproveSwaps: true })
  const swap = asking(mine)
  await officer.does('duty.askSwap', swap)
  expect(await medic.does('duty.answerSwap', { swapId: swap.swapId, agree: true })).toEqual({ state: 'approved' })
  expect(await served(rosterId)).toEqual([[memberOf.get('medic')], [], [memberOf.get('medic')]])
  await clear(rosterId)
})

test('duty.answerSwap refuses whoever was not asked, and a swap of which one side was recalled', async () => {
  const [officer, medic, lead] = [await as('officer'), await as('medic'), await as('townshipLead')]
  const { rosterId, mine, theirs } = await publishedWeek({ selfApproveSwaps: true })
  const swap = asking(mine, theirs)
  await officer.does('duty.askSwap', swap)
  const answer = { swapId: swap.swapId, agree: true }
  expect(await (await as('gateLead')).isRefused('duty.answerSwap', answer)).toBe('duty.notYours')
  expect(await officer.isRefused('duty.answerSwap', answer)).toBe('duty.notYours')
  await lead.does('duty.unassignMember', { assignmentId: mine, reason: '召回原单位' })
  expect(await medic.isRefused('duty.answerSwap', answer)).toBe('duty.swapVoid')
  expect(await served(rosterId)).toEqual([[], [], [memberOf.get('medic')]])
  await medic.does('duty.answerSwap', { swapId: swap.swapId, agree: false })
  expect(await medic.isRefused('duty.answerSwap', answer)).toBe('duty.swapOver')
  await clear(rosterId)
})

test('duty.askSwap refuses another’s shift, oneself, a draft, and a second swap of the same shift', async () => {
  const [officer, medic] = [await as('officer'), await as('medic')]
  const { rosterId, mine, theirs } = await publishedWeek()
  expect(await officer.isRefused('duty.askSwap', asking(theirs))).toBe('duty.notYourShift')
  expect(await medic.isRefused('duty.askSwap', asking(theirs))).toBe('duty.swapWithWhom')
  expect(await (await as('otherOfficer')).isRefused('duty.askSwap', asking(mine))).toBe('platform.notFound')
  const swap = asking(mine)
  await officer.does('duty.askSwap', swap)
  expect(await officer.isRefused('duty.askSwap', asking(mine))).toBe('duty.swapOpen')
  await officer.does('duty.withdrawSwap', { swapId: swap.swapId })
  await officer.does('duty.askSwap', asking(mine))
  await clear(rosterId)
})

test('duty.withdrawSwap refuses whoever did not ask, and what is over', async () => {
  const [officer, medic] = [await as('officer'), await as('medic')]
  const { rosterId, mine } = await publishedWeek()
  const swap = asking(mine)
  await officer.does('duty.askSwap', swap)
  expect(await medic.isRefused('duty.withdrawSwap', { swapId: swap.swapId })).toBe('duty.notYours')
  await officer.does('duty.withdrawSwap', { swapId: swap.swapId })
  expect(await officer.isRefused('duty.withdrawSwap', { swapId: swap.swapId })).toBe('duty.swapOver')
  await clear(rosterId)
})

test('duty.decideSwap refuses what breaks a rule, and a lead may say no with a reason', async () => {
  const [officer, medic, lead] = [await as('officer'), await as('medic'), await as('townshipLead')]
  const { rosterId, mine, theirs } = await publishedWeek()
  const swap = asking(mine, theirs)
  await officer.does('duty.askSwap', swap)
  await medic.does('duty.answerSwap', { swapId: swap.swapId, agree: true })
  const away = { availabilityId: newId(), responseId, kind: 'leave' }
  const day = { from: `${dayAfter(1)}T16:00:00Z`, until: `${dayAfter(2)}T16:00:00Z` }
  await officer.does('duty.askAvailability', { ...away, ...day })
  await lead.does('duty.decideLeave', { availabilityId: away.availabilityId, approve: true })
  expect(await lead.isRefused('duty.decideSwap', { swapId: swap.swapId, approve: true })).toBe('duty.ruleLeave')
  expect(await served(rosterId)).toEqual([[memberOf.get('officer')], [], [memberOf.get('medic')]])
  await lead.does('duty.decideSwap', { swapId: swap.swapId, approve: false, why: '当天人手紧张' })
  await officer.does('duty.withdrawAvailability', { availabilityId: away.availabilityId })
  await clear(rosterId)
})

test('duty.askAvailability refuses a span that is over and whoever is not on the list; leave waits, wishes do not', async () => {
  const officer = await as('officer')
  const asked = (more: object) => ({ availabilityId: newId(), responseId, kind: 'leave', ...more })
  const past = { from: '2021-11-01T00:00:00Z', until: '2021-11-02T00:00:00Z' }
  expect(await officer.isRefused('duty.askAvailability', asked(past))).toBe('duty.availabilitySpan')
  const span = { from: `${dayAfter(3)}T00:00:00Z`, until: `${dayAfter(4)}T00:00:00Z` }
  expect(await (await as('otherOfficer')).isRefused('duty.askAvailability', asked(span))).toBe('platform.notFound')
  const wish = asked({ ...span, kind: 'avoid' })
  await officer.does('duty.askAvailability', wish)
  const decision = { availabilityId: wish.availabilityId, approve: true }
  expect(await (await as('townshipLead')).isRefused('duty.decideLeave', decision)).toBe('duty.leaveDecided')
})

test('duty.decideLeave refuses while shifts are due in it; duty.withdrawAvailability refuses another’s and what is over', async () => {
  const [officer, medic, lead] = [await as('officer'), await as('medic'), await as('townshipLead')]
  const { rosterId } = await publishedWeek()
  const span = { from: `${dayAfter(-1)}T16:00:00Z`, until: `${dayAfter(0)}T16:00:00Z` }
  const leave = { availabilityId: newId(), responseId, kind: 'leave', ...span }
  await officer.does('duty.askAvailability', leave)
  const { availabilityId } = leave
  expect(await lead.isRefused('duty.decideLeave', { availabilityId, approve: true })).toBe('duty.leaveWhileServing')
  expect(await medic.isRefused('duty.withdrawAvailability', { availabilityId })).toBe('duty.notYours')
  await lead.does('duty.decideLeave', { availabilityId, approve: false })
  expect(await officer.isRefused('duty.withdrawAvailability', { availabilityId })).toBe('duty.leaveDecided')
  await clear(rosterId)
})
