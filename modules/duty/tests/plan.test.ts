import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import type { ShiftShown } from '../board.ts'
import { boardOf, dayAfter, enterMembers, layRoster, openVillagePost, publish } from './roster-story.ts'

const { as, databaseUrl } = await testServer()
let responseId = ''
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
})

type Run = {
  run: { id: string; state: string; progress: object | null; outcome: { missing: number; placed: number } | null }
}

/** Asks for a plan and waits until it has ended. */
async function planned(rosterId: string, more: object = {}): Promise<Run['run']> {
  const lead = await as('townshipLead')
  await lead.does('duty.askPlan', { runId: newId(), rosterId, seconds: 1, ...more })
  return ended(rosterId)
}

async function ended(rosterId: string): Promise<Run['run']> {
  const lead = await as('townshipLead')
  for (let tries = 0; tries < 150; tries++) {
    const { run } = await lead.ask<Run>('duty.planRun', { rosterId })
    if (run.state !== 'waiting' && run.state !== 'running') return run
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the plan did not end')
}

test('a week of four shifts a day is planned: every place filled, pinned ones kept, rest and hours within the rules', async () => {
  const lead = await as('townshipLead')
  const { rosterId, shifts } = await layRoster(as, responseId, [await openVillagePost(as, responseId)], {
    pattern: 'fourSixes',
    staffing: [{ role: 'member', count: 2 }],
  })
  const members = await enterMembers(as, responseId, 14)
  const pinned = { assignmentId: newId(), shiftId: shifts[0]?.id, memberId: members[3], role: 'member' }
  await lead.does('duty.assignMember', pinned)
  const run = await planned(rosterId)
  expect(run).toMatchObject({ state: 'done', outcome: { missing: 0, placed: 55, givenUp: 0 } })
  const board = await boardOf(as, responseId, rosterId)
  expect(board.every(({ missing, people }) => missing === 0 && people.length === 2)).toBe(true)
  expect(board[0]?.people.map(({ memberId }) => memberId)).toContain(members[3])
  const { rows } = await lead.ask<{ rows: { rest?: number; hours: number; run: number }[] }>('duty.loads', { rosterId })
  for (const { rest = 99, hours, run: days } of rows) {
    expect(rest).toBeGreaterThanOrEqual(11)
    expect(hours).toBeLessThanOrEqual(48)
    expect(days).toBeLessThanOrEqual(6)
  }
  const one = board[5]?.people[0]
  expect(await lead.ask('duty.whyAssigned', { assignmentId: one?.assignmentId })).toMatchObject({
    source: 'planned',
    walkMinutes: 10,
    others: expect.any(Number),
  })
  // Once more: what the plan placed is given up for the new one, what a hand placed is not.
  expect(await planned(rosterId)).toMatchObject({ state: 'done', outcome: { missing: 0, givenUp: 55 } })
})

test('when somebody drops out of a published roster, the re-plan fills what they left and moves nobody', async () => {
  const lead = await as('townshipLead')
  const { rosterId } = await layRoster(as, responseId, [await openVillagePost(as, responseId)], {
    pattern: 'twoTwelves',
  })
  await enterMembers(as, responseId, 8)
  expect(await planned(rosterId)).toMatchObject({ state: 'done', outcome: { missing: 0 } })
  await publish(as, responseId, rosterId)
  const before = (await boardOf(as, responseId, rosterId)).flatMap(({ people }) => people)
  const [gone] = before
  const span = { from: `${dayAfter(-1)}T16:00:00Z`, until: `${dayAfter(7)}T16:00:00Z` }
  await lead.does('duty.dropOut', { availabilityId: newId(), memberId: gone?.memberId, ...span, reason: '家中有事' })
  const lost = before.filter(({ memberId }) => memberId === gone?.memberId).length
  expect(await lead.isRefused('duty.askPlan', { runId: newId(), rosterId })).toBe('duty.rosterNotDraft')
  expect(await planned(rosterId, { kind: 'replan' })).toMatchObject({
    outcome: { missing: 0, placed: lost, givenUp: 0 },
  })
  const after = (await boardOf(as, responseId, rosterId)).flatMap(({ people }) => people)
  expect(after.some(({ memberId }) => memberId === gone?.memberId)).toBe(false)
  expect(after.filter(({ changed }) => changed)).toHaveLength(lost)
})

test('a gap that nobody free can fill: the only doctor moves there, and somebody free takes the place they leave', async () => {
  const lead = await as('townshipLead')
  const [doctor] = await enterMembers(as, responseId, 1, { skills: [{ skill: 'doctor' }] })
  const [medical, plain] = [await openVillagePost(as, responseId), await openVillagePost(as, responseId)]
  const day = { fromDay: dayAfter(20), untilDay: dayAfter(21) }
  const staffing = [{ role: 'member', count: 1, skill: 'doctor' }]
  const { rosterId, laid } = await layRoster(as, responseId, [medical], { ...day, staffing })
  await lead.does('duty.layShifts', { ...laid, postIds: [plain], staffing: [{ role: 'member', count: 1 }] })
  const at = async (postId: string) =>
    (await boardOf(as, responseId, rosterId)).find((shift) => shift.postId === postId) as ShiftShown
  const placing = { assignmentId: newId(), shiftId: (await at(plain)).id, memberId: doctor, role: 'member' }
  await lead.does('duty.assignMember', placing)
  await asIfPlanned(placing.assignmentId)
  await publish(as, responseId, rosterId)
  expect(await planned(rosterId, { kind: 'replan' })).toMatchObject({ outcome: { missing: 0, placed: 2, givenUp: 1 } })
  expect((await at(medical)).people.map(({ memberId }) => memberId)).toEqual([doctor])
  expect((await at(plain)).missing).toBe(0)
})

/** Whoever a hand placed is never moved; this one a plan is to have placed. */
async function asIfPlanned(assignmentId: string) {
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  await owner.query("update duty.assignment set source = 'planned' where id = $1", [assignmentId])
  await owner.end()
}

test('duty.askPlan refuses a second search; duty.stopPlan ends it with the best so far and refuses when it is over', async () => {
  const lead = await as('townshipLead')
  const { rosterId } = await monthToSearch()
  const runId = newId()
  await lead.does('duty.askPlan', { runId, rosterId, seconds: 600 })
  expect(await lead.isRefused('duty.askPlan', { runId: newId(), rosterId, seconds: 1 })).toBe('duty.planRunning')
  await lead.does('duty.stopPlan', { runId })
  expect(await ended(rosterId)).toMatchObject({ state: 'stopped', outcome: {} })
  expect(await lead.isRefused('duty.stopPlan', { runId })).toBe('duty.planOver')
})

test('duty.applyPlan refuses a plan whose search is over, and whoever does not plan there', async () => {
  const lead = await as('townshipLead')
  const { rosterId } = await layRoster(as, responseId, [await openVillagePost(as, responseId)])
  const { id: runId } = await planned(rosterId)
  const plan = { runId, version: 1, givenUp: [], placed: [], missing: 0 }
  expect(await lead.isRefused('duty.applyPlan', plan)).toBe('duty.planOver')
  expect(await (await as('otherTownshipLead')).isRefused('duty.applyPlan', plan)).toBe('platform.notFound')
})

/** A month that is not searched to the end in a moment. */
async function monthToSearch() {
  await enterMembers(as, responseId, 16)
  const month = { untilDay: dayAfter(30), pattern: 'fourSixes', staffing: [{ role: 'member', count: 3 }] }
  return layRoster(as, responseId, [await openVillagePost(as, responseId)], month)
}

test('a roster that somebody changed while it was planned is left as they made it', async () => {
  const lead = await as('townshipLead')
  const { rosterId, shifts } = await monthToSearch()
  const [memberId] = await enterMembers(as, responseId, 1)
  const runId = newId()
  await lead.does('duty.askPlan', { runId, rosterId, seconds: 600 })
  for (;;) {
    const { run } = await lead.ask<Run>('duty.planRun', { rosterId })
    if (run.progress) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await lead.does('duty.assignMember', { assignmentId: newId(), shiftId: shifts[0]?.id, memberId, role: 'member' })
  await lead.does('duty.stopPlan', { runId })
  expect(await ended(rosterId)).toMatchObject({ state: 'failed' })
  const people = (await boardOf(as, responseId, rosterId)).flatMap((one) => one.people)
  expect(people.map((one) => one.memberId)).toEqual([memberId])
})
