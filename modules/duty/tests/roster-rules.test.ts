import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import type { RulesShown } from '../gap.ts'
import { RosterRules } from '../roster.ts'
import { boardOf, dayAfter, enterMembers, layRoster, openVillagePost, publish } from './roster-story.ts'

const { as } = await testServer()
let responseId = ''
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
})

const laid = async (more: object = {}) => layRoster(as, responseId, [await openVillagePost(as, responseId)], more)
const rulesOf = async (rosterId: string, rules?: object) =>
  (await as('townshipLead')).ask<RulesShown>('duty.rosterRules', { rosterId, ...(rules ? { rules } : {}) })
const sound = RosterRules.parse({})

test('duty.changeRosterRules refuses what contradicts itself, what nobody could serve, an old version and a neighbour', async () => {
  const lead = await as('townshipLead')
  const { rosterId } = await laid()
  const refused = (rules: object, version = 1) =>
    lead.isRefused('duty.changeRosterRules', { rosterId, version, rules: { ...sound, ...rules } })
  expect(await refused({ minRun: 3, maxRun: 2 })).toBe('duty.rulesContradict')
  expect(await refused({ maxHoursDay: 12, maxHoursWeek: 10 })).toBe('duty.rulesContradict')
  expect(await refused({ maxHoursDay: 8 })).toBe('duty.rulesTooTight')
  expect(await refused({ restHours: -1 })).toBe('platform.badInput')
  expect(await refused({}, 7)).toBe('duty.rosterChanged')
  const change = { rosterId, version: 1, rules: sound }
  expect(await (await as('officer')).isRefused('duty.changeRosterRules', change)).toBe('platform.notAllowed')
  expect(await (await as('otherTownshipLead')).isRefused('duty.changeRosterRules', change)).toBe('platform.notFound')
})

test('a change is asked about before it is made: who would stand against it; who stands there stays', async () => {
  const lead = await as('townshipLead')
  const { rosterId, shifts } = await laid({ pattern: 'fourSixes' })
  const [memberId] = await enterMembers(as, responseId, 1)
  for (const at of [0, 5]) {
    const placing = { assignmentId: newId(), shiftId: shifts[at]?.id, memberId, role: 'member' }
    await lead.does('duty.assignMember', placing)
  }
  expect(await rulesOf(rosterId)).toMatchObject({ rules: sound, sound, count: 0, state: 'draft', version: 3 })
  const strict = { ...sound, restHours: 30, minDaysOff: 2 }
  expect(await rulesOf(rosterId, strict)).toMatchObject({ count: 2, against: [{ name: '演示1号', rule: 'rest' }, {}] })
  await lead.does('duty.changeRosterRules', { rosterId, version: 3, rules: strict, selfApproveSwaps: true })
  expect(await rulesOf(rosterId)).toMatchObject({ rules: strict, selfApproveSwaps: true, count: 2, version: 4 })
  expect((await boardOf(as, responseId, rosterId)).flatMap(({ people }) => people)).toHaveLength(2)
  const more = { assignmentId: newId(), shiftId: shifts[10]?.id, memberId, role: 'member' }
  expect(await lead.isRefused('duty.assignMember', more)).toBe('duty.ruleRest')
  expect(await (await as('otherTownshipLead')).mayNotAsk('duty.rosterRules', { rosterId })).toBe('platform.notFound')
})

test('shifts of 24 hours bring rules that somebody can keep', async () => {
  const { rosterId } = await laid({ pattern: 'fullDay' })
  expect(await rulesOf(rosterId)).toMatchObject({ rules: { maxHoursDay: 24, restHours: 24 } })
})

test('places are released for sign-up at once, so many days before each shift, or not at all', async () => {
  const lead = await as('townshipLead')
  const { rosterId } = await laid()
  const release = async (signUp: object) => {
    const { version } = await rulesOf(rosterId)
    await lead.does('duty.changeRosterRules', { rosterId, version, rules: sound, signUp })
    return (await boardOf(as, responseId, rosterId)).map(({ signUpFrom }) => signUpFrom)
  }
  const before = await release({ kind: 'before', days: 2 })
  expect(before.slice(0, 2)).toEqual([`${dayAfter(-2)}T00:00:00.000Z`, `${dayAfter(-1)}T00:00:00.000Z`])
  expect((await rulesOf(rosterId)).signUp).toEqual({ shifts: 7, released: 7, from: before[0] })
  const at = `${dayAfter(-1)}T01:00:00.000Z`
  expect(new Set(await release({ kind: 'at', at }))).toEqual(new Set([at]))
  expect(new Set(await release({ kind: 'closed' }))).toEqual(new Set([null]))
})

test('duty.giveOutAgain refuses a draft, and a roster in which nothing has changed; then the next edition is out', async () => {
  const lead = await as('townshipLead')
  const { rosterId, shifts } = await laid()
  const listed = async () =>
    (await lead.ask<{ rows: { version: number; edition: number }[] }>('duty.rosters', { responseId, rosterId })).rows[0]
  const again = async () => lead.command('duty.giveOutAgain', { rosterId, version: (await listed())?.version })
  expect(await again()).toMatchObject({ outcome: 'refused', problem: { code: 'duty.rosterNotPublished' } })
  expect(await listed()).toMatchObject({ edition: 0, editionAt: null })
  await publish(as, responseId, rosterId)
  expect(await listed()).toMatchObject({ edition: 1, changesSince: 0 })
  expect(await again()).toMatchObject({ outcome: 'refused', problem: { code: 'duty.rosterUnchanged' } })
  const [memberId] = await enterMembers(as, responseId, 1)
  const placing = { assignmentId: newId(), shiftId: shifts[0]?.id, memberId, role: 'member' }
  await lead.does('duty.assignMember', placing)
  expect(await listed()).toMatchObject({ edition: 1, changesSince: 1, changes: 1 })
  expect(await lead.isRefused('duty.giveOutAgain', { rosterId, version: 1 })).toBe('duty.rosterChanged')
  const neighbour = await as('otherTownshipLead')
  expect(await neighbour.isRefused('duty.giveOutAgain', { rosterId, version: 3 })).toBe('platform.notFound')
  expect(await again()).toMatchObject({ outcome: 'accepted', result: { edition: 2 } })
  expect(await listed()).toMatchObject({ edition: 2, changesSince: 0, changes: 1 })
})
