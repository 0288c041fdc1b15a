import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import type { ShiftShown } from '../board.ts'
import { boardOf, dayAfter, enterMembers, layRoster, openVillagePost, publish } from './roster-story.ts'

const { as } = await testServer()
let responseId = ''
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
})

const placing = (shift: ShiftShown | undefined, memberId: string | undefined, more: object = {}) => ({
  assignmentId: newId(),
  shiftId: shift?.id,
  memberId,
  role: 'member',
  ...more,
})
const laid = async (more: object = {}) => layRoster(as, responseId, [await openVillagePost(as, responseId)], more)

test('duty.assignMember refuses a full shift, a double, a role it has not, a rule of rest, and sets rest aside for a reason', async () => {
  const lead = await as('townshipLead')
  const { shifts } = await laid({ pattern: 'fourSixes', staffing: [{ role: 'member', count: 2 }] })
  const [first, second, third] = await enterMembers(as, responseId, 3)
  const refused = (...which: Parameters<typeof placing>) => lead.isRefused('duty.assignMember', placing(...which))
  const put = (...which: Parameters<typeof placing>) => lead.does('duty.assignMember', placing(...which))
  await put(shifts[0], first)
  expect(await refused(shifts[0], first)).toBe('duty.ruleOverlap')
  expect(await refused(shifts[0], second, { role: 'pilot' })).toBe('duty.roleNotOnShift')
  await put(shifts[0], second)
  expect(await refused(shifts[0], third)).toBe('duty.shiftFull')
  expect(await refused(shifts[1], first)).toBe('duty.ruleRest')
  await put(shifts[1], first, { setAside: '夜间无人可替' })
  expect(await refused(shifts[0], newId())).toBe('platform.notFound')
  expect(await (await as('officer')).isRefused('duty.assignMember', placing(shifts[3], third))).toBe(
    'platform.notAllowed',
  )
  expect(await (await as('otherTownshipLead')).isRefused('duty.assignMember', placing(shifts[3], third))).toBe(
    'platform.notFound',
  )
  const [, board] = await boardOf(as, responseId, shifts[0]?.rosterId ?? '')
  expect(board?.people).toMatchObject([{ memberId: first, setAside: '夜间无人可替' }])
})

test('a skill that nobody approved does not count, one that runs out before the shift neither', async () => {
  const [lead, commander] = [await as('townshipLead'), await as('commander')]
  const { shifts } = await laid({ staffing: [{ role: 'member', count: 3, skill: 'doctor' }] })
  const member = (until?: string) => ({
    memberId: newId(),
    areaId: places.village,
    name: '演示医生',
    skills: [{ skill: 'doctor', ...(until ? { until } : {}) }],
  })
  const [approved, expired] = [member(), member(dayAfter(-1))]
  await commander.does('duty.addMembers', { responseId, members: [approved, expired] })
  const [lay] = await enterMembers(as, responseId, 1)
  await lead.does('duty.assignMember', placing(shifts[0], approved.memberId))
  expect(await lead.isRefused('duty.assignMember', placing(shifts[0], expired.memberId))).toBe('duty.ruleSkill')
  expect(await lead.isRefused('duty.assignMember', placing(shifts[0], lay))).toBe('duty.ruleSkill')
})

test('two leads who put the same member on two rosters at the same moment: one is refused, whatever they see', async () => {
  const [lead, commander] = [await as('townshipLead'), await as('commander')]
  const there = await openVillagePost(as, responseId, places.otherVillage)
  const [memberId] = await enterMembers(as, responseId, 1)
  const here = await laid()
  const rosterId = newId()
  await commander.does('duty.layShifts', { ...here.laid, rosterId, areaId: places.otherTownship, postIds: [there] })
  const from = { from: `${dayAfter(-1)}T00:00:00Z`, until: `${dayAfter(9)}T00:00:00Z` }
  const { shifts } = await commander.ask<{ shifts: ShiftShown[] }>('duty.board', { responseId, rosterId, ...from })
  const answers = await Promise.all([
    lead.command('duty.assignMember', placing(here.shifts[0], memberId)),
    commander.command('duty.assignMember', placing(shifts[0], memberId)),
  ])
  expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'refused'])
})

test('duty.unassignMember refuses what somebody else ended, and a neighbour', async () => {
  const [lead, commander] = [await as('townshipLead'), await as('commander')]
  const { shifts } = await laid()
  const [memberId] = await enterMembers(as, responseId, 1)
  const put = placing(shifts[0], memberId)
  await lead.does('duty.assignMember', put)
  const off = { assignmentId: put.assignmentId, reason: '临时抽调' }
  expect(await (await as('otherTownshipLead')).isRefused('duty.unassignMember', off)).toBe('platform.notFound')
  const answers = await Promise.all([lead, commander].map((one) => one.command('duty.unassignMember', off)))
  expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'refused'])
  expect(await lead.isRefused('duty.unassignMember', off)).toBe('duty.assignmentGone')
  await lead.does('duty.assignMember', placing(shifts[0], memberId))
})

test('duty.moveMember refuses a full shift and leaves everything as it was; otherwise it moves in one go', async () => {
  const lead = await as('townshipLead')
  const { rosterId, shifts } = await laid()
  const [first, second] = await enterMembers(as, responseId, 2)
  const [here, there] = [placing(shifts[0], first), placing(shifts[1], second)]
  await lead.does('duty.assignMember', here)
  await lead.does('duty.assignMember', there)
  const move = (at: number) => ({
    assignmentId: here.assignmentId,
    newAssignmentId: newId(),
    shiftId: shifts[at]?.id,
    role: 'member',
  })
  expect(await lead.isRefused('duty.moveMember', move(1))).toBe('duty.shiftFull')
  await lead.does('duty.moveMember', move(2))
  expect(await lead.isRefused('duty.moveMember', move(3))).toBe('duty.assignmentGone')
  const board = await boardOf(as, responseId, rosterId)
  expect(board.slice(0, 3).map(({ people }) => people.map(({ memberId }) => memberId))).toEqual([[], [second], [first]])
  expect(board.slice(0, 3).map(({ missing }) => missing)).toEqual([1, 0, 0])
})

test('duty.pinAssignment refuses an assignment that ended', async () => {
  const lead = await as('townshipLead')
  const { rosterId, shifts } = await laid()
  const put = placing(shifts[0], (await enterMembers(as, responseId, 1))[0])
  await lead.does('duty.assignMember', put)
  await lead.does('duty.pinAssignment', { assignmentId: put.assignmentId, pinned: true })
  expect((await boardOf(as, responseId, rosterId))[0]?.people[0]?.pinned).toBe(true)
  await lead.does('duty.unassignMember', { assignmentId: put.assignmentId, reason: '临时抽调' })
  const again = { assignmentId: put.assignmentId, pinned: false }
  expect(await lead.isRefused('duty.pinAssignment', again)).toBe('duty.assignmentGone')
})

test('duty.dropOut refuses somebody who has left; otherwise their shifts become free and the span is leave', async () => {
  const lead = await as('townshipLead')
  const { rosterId, shifts } = await laid()
  const [memberId, gone] = await enterMembers(as, responseId, 2)
  await lead.does('duty.endMember', { memberId: gone, reason: '返回原单位' })
  for (const at of [0, 2]) await lead.does('duty.assignMember', placing(shifts[at], memberId))
  await publish(as, responseId, rosterId)
  const out = { from: `${dayAfter(-1)}T00:00:00Z`, until: `${dayAfter(1)}T12:00:00Z`, reason: '家中有事' }
  const drop = (id: string | undefined) => ({ availabilityId: newId(), memberId: id, ...out })
  expect(await lead.isRefused('duty.dropOut', drop(gone))).toBe('duty.memberLeft')
  expect(await lead.does('duty.dropOut', drop(memberId))).toEqual({ shiftIds: [shifts[0]?.id], rosterIds: [rosterId] })
  expect(await lead.isRefused('duty.assignMember', placing(shifts[1], memberId))).toBe('duty.ruleLeave')
})

test('duty.putOnStandby refuses a double; who is called from stand-by is told so; duty.endStandby refuses a second time', async () => {
  const lead = await as('townshipLead')
  const { rosterId, shifts } = await laid()
  const [memberId] = await enterMembers(as, responseId, 1)
  await publish(as, responseId, rosterId)
  const span = { from: `${dayAfter(-1)}T16:00:00Z`, until: `${dayAfter(2)}T16:00:00Z` }
  const standby = { standbyId: newId(), rosterId, memberId, ...span }
  await lead.does('duty.putOnStandby', standby)
  expect(await lead.isRefused('duty.putOnStandby', { ...standby, standbyId: newId() })).toBe('duty.standbyTwice')
  expect(await lead.does('duty.assignMember', placing(shifts[0], memberId))).toMatchObject({ source: 'standby' })
  await lead.does('duty.endStandby', { standbyId: standby.standbyId })
  expect(await lead.isRefused('duty.endStandby', { standbyId: standby.standbyId })).toBe('duty.standbyOver')
})
