import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import type { GapExplained, SwapChecked } from '../gap.ts'
import { inThread } from '../server/ask-planner.ts'
import { answerPlanner, type RosterAsked } from '../server/planner-answers.ts'
import { boardOf, dayAfter, enterMembers, layRoster, openVillagePost, publish } from './roster-story.ts'

const { as } = await testServer()
let responseId = ''
beforeAll(async () => {
  await registerPlaces(as)
})

/** A week of four shifts a day, one place each, in a response of its own, with so many members. */
async function shortWeek(count: number, more: object = {}) {
  responseId = await openStory(as)
  const members = await enterMembers(as, responseId, count)
  const laid = await layRoster(as, responseId, [await openVillagePost(as, responseId)], {
    pattern: 'fourSixes',
    ...more,
  })
  const lead = await as('townshipLead')
  const put = async (at: number, memberId: string | undefined, setAside?: string) => {
    const assignmentId = newId()
    const placing = { assignmentId, shiftId: laid.shifts[at]?.id, memberId, role: 'member' }
    await lead.does('duty.assignMember', { ...placing, ...(setAside ? { setAside } : {}) })
    return assignmentId
  }
  const gap = (at: number) =>
    lead.ask<GapExplained>('duty.whoCouldCover', { shiftId: laid.shifts[at]?.id, role: 'member' })
  return { ...laid, members, lead, put, gap }
}

test('a short shift says which rule stands in the way for whom, and a reason does what it names', async () => {
  const { members, lead, put, gap, rosterId, shifts } = await shortWeek(2)
  await put(0, members[0])
  const [leave, from, until] = [newId(), `${dayAfter(-1)}T16:00:00Z`, `${dayAfter(0)}T16:00:00Z`]
  await lead.does('duty.dropOut', { availabilityId: leave, memberId: members[1], from, until, reason: '家中有事' })
  const short = await gap(1)
  expect(short).toMatchObject({ missing: 1, total: 0, rows: [], mayOffer: false })
  expect(short.away.map(({ rule, count }) => [rule, count]).sort()).toEqual([
    ['leave', 1],
    ['rest', 1],
  ])
  expect(short.cheapest).toMatchObject({ way: 'setAside', memberId: members[0], rule: 'rest' })
  await put(1, short.cheapest?.memberId, '夜间无人可替')
  expect((await gap(1)).missing).toBe(0)
  expect((await boardOf(as, responseId, rosterId))[1]?.id).toBe(shifts[1]?.id)
  const why = { shiftId: shifts[2]?.id, role: 'member' }
  expect(await (await as('officer')).mayNotAsk('duty.whoCouldCover', why)).toBe('platform.notAllowed')
  expect(await (await as('otherTownshipLead')).mayNotAsk('duty.whoCouldCover', why)).toBe('platform.notFound')
})

test('what only planning keeps is no bar to a hand: a single day on duty', async () => {
  const { rosterId, members, lead, gap, put } = await shortWeek(1)
  const { rows } = await lead.ask<{ rows: { version: number }[] }>('duty.rosters', { responseId, rosterId })
  const rules = { restHours: 11, maxHoursDay: 12, maxHoursWeek: 48, maxRun: 6, minRun: 2, minDaysOff: 1 }
  await lead.does('duty.changeRosterRules', { rosterId, version: rows[0]?.version, rules })
  await put(0, members[0])
  const short = await gap(13)
  expect(short.cheapest).toMatchObject({ way: 'hand', memberId: members[0], rule: 'minRun' })
  await put(13, members[0])
})

test('every assignment answers why, also two on one day, which the planner does not compare', async () => {
  const { members, lead, put } = await shortWeek(2)
  const one = await put(0, members[0])
  const ask = (assignmentId: string) => lead.ask<object>('duty.whyAssigned', { assignmentId })
  expect(await ask(one)).toMatchObject({ source: 'hand', walkMinutes: 10, others: 1, nextBest: '演示2号' })
  const two = await put(3, members[0], '夜间无人可替')
  const [first, second] = [await ask(one), await ask(two)]
  expect([first, second].filter((why) => (why as { others: number | null }).others === null)).toHaveLength(1)
})

test('duty.offerShift refuses a draft, a full shift and a second time; otherwise whoever fits takes it on the phone', async () => {
  const { rosterId, shifts, members, lead, put, gap } = await shortWeek(1)
  const self = { memberId: newId(), areaId: places.village, userId: (await as('officer')).userId }
  await (await as('commander')).does('duty.addMembers', { responseId, members: [self] })
  const offer = (at: number) => lead.isRefused('duty.offerShift', { shiftId: shifts[at]?.id })
  expect(await offer(0)).toBe('duty.rosterNotPublished')
  await put(0, members[0])
  await publish(as, responseId, rosterId)
  expect(await offer(0)).toBe('duty.shiftWhole')
  expect((await gap(4)).mayOffer).toBe(true)
  await lead.does('duty.offerShift', { shiftId: shifts[4]?.id })
  expect(await offer(4)).toBe('duty.shiftOffered')
  const other = await as('otherTownshipLead')
  expect(await other.isRefused('duty.offerShift', { shiftId: shifts[5]?.id })).toBe('platform.notFound')
  const officer = await as('officer')
  await officer.does('duty.signUp', { assignmentId: newId(), shiftId: shifts[4]?.id, role: 'member' })
  expect((await gap(4)).missing).toBe(0)
})

test('before a swap is decided the lead sees what it would break, for each of the two', async () => {
  const { rosterId, members, lead, put } = await shortWeek(1)
  const officer = await as('officer')
  const self = { memberId: newId(), areaId: places.village, userId: officer.userId }
  await (await as('commander')).does('duty.addMembers', { responseId, members: [self] })
  const mine = await put(0, self.memberId)
  const [theirs] = [await put(9, members[0]), await put(12, members[0])]
  await publish(as, responseId, rosterId)
  const swap = { swapId: newId(), assignmentId: mine, otherMemberId: members[0], otherAssignmentId: theirs }
  await officer.does('duty.askSwap', swap)
  const check = () => lead.ask<SwapChecked>('duty.checkSwap', { swapId: swap.swapId })
  expect(await check()).toMatchObject({
    whyNot: null,
    sides: [
      { name: '演示1号', against: [] },
      { name: '演示 officer', against: [] },
    ],
    costs: expect.any(Number),
  })
  // The other comes to have a shift that leaves too little rest before the one they would take over.
  await put(1, members[0])
  expect((await check()).sides[0]?.against).toMatchObject([{ rule: 'rest', binds: true }])
  expect(await (await as('otherTownshipLead')).mayNotAsk('duty.checkSwap', { swapId: swap.swapId })).toBe(
    'platform.notFound',
  )
  await lead.does('duty.unassignMember', { assignmentId: theirs, reason: '临时抽调' })
  expect(await check()).toMatchObject({ whyNot: { zh: expect.stringContaining('换班没有办成') }, sides: [] })
  await officer.does('duty.withdrawSwap', { swapId: swap.swapId })
  expect(await lead.mayNotAsk('duty.checkSwap', { swapId: swap.swapId })).toBe('duty.swapOver')
})

test('a county’s roster is asked about in a thread of its own, with the same answer', async () => {
  const asked: RosterAsked = {
    model: {
      days: 2,
      firstWeekday: 0,
      kinds: [{ id: 'day', startMinute: 480, minutes: 480 }],
      slots: [0, 1].map((day) => ({ id: `${day}`, day, kind: 'day', need: 1 })),
      people: ['甲', '乙'].map((id) => ({ id, limits: { maxRun: 1 } })),
    },
    standing: [{ person: '甲', slot: '0' }],
  }
  const question = { kind: 'gap', slot: '1' } as const
  expect(await inThread(asked, question)).toEqual(answerPlanner(asked, question))
  expect(answerPlanner(asked, question)).toMatchObject({ shortage: { missing: 1, taken: { maxRun: 1 }, free: 1 } })
})
