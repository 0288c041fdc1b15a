import { beforeAll, expect, test } from 'vitest'
import { addDays, localDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import type { SkillShown } from '../skill.ts'
import { addBody, hireBodyLead } from './call-out-story.ts'
import { enterMembers, layRoster, openVillagePost } from './roster-story.ts'

const { as } = await testServer()
let responseId = ''
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
})
const today = localDay(new Date())
const inDays = (days: number) => addDays(today, days)
const skillsSeen = async (more: object = {}) =>
  (await (await as('townshipLead')).ask<{ rows: SkillShown[] }>('duty.skills', { responseId, ...more })).rows

test('a body proposes a skill, it counts only once approved, and no longer when it is ended', async () => {
  const lead = await as('townshipLead')
  const body = await addBody(as, '演示县卫生院')
  const bodyLead = await hireBodyLead(as, body, 'clinichead')
  const [memberId = ''] = await enterMembers(as, responseId, 1, { organisationId: body })
  const postId = await openVillagePost(as, responseId)
  const { shifts } = await layRoster(as, responseId, [postId], {
    staffing: [{ role: 'member', count: 1, skill: 'sampler' }],
  })
  const place = { assignmentId: newId(), shiftId: shifts[0]?.id, memberId, role: 'member' }
  const skillId = newId()
  await bodyLead.does('duty.proposeSkill', { skillId, memberId, skill: 'sampler', until: inDays(60) })
  expect(await lead.isRefused('duty.assignMember', place)).toBe('duty.ruleSkill')
  expect(await bodyLead.isRefused('duty.approveSkill', { skillId })).toBe('platform.notAllowed')
  await lead.does('duty.approveSkill', { skillId })
  expect(await skillsSeen({ memberId })).toMatchObject([{ state: 'valid', until: inDays(60), skill: 'sampler' }])
  await lead.does('duty.assignMember', place)
  await lead.does('duty.unassignMember', { assignmentId: place.assignmentId, reason: '演示结束' })
  await lead.does('duty.endSkill', { skillId, reason: '证书作废' })
  expect(await lead.isRefused('duty.assignMember', { ...place, assignmentId: newId() })).toBe('duty.ruleSkill')
  expect(await skillsSeen({ memberId, state: 'ended' })).toMatchObject([{ endedWhy: '证书作废' }])
})

test('skills that expire soon are a list, the soonest first; approving again extends one', async () => {
  const lead = await as('townshipLead')
  const [memberId = ''] = await enterMembers(as, responseId, 1)
  const [soon, sooner, never] = [newId(), newId(), newId()]
  await lead.does('duty.proposeSkill', { skillId: soon, memberId, skill: 'driver', until: inDays(20) })
  await lead.does('duty.proposeSkill', { skillId: sooner, memberId, skill: 'doctor', until: inDays(5) })
  await lead.does('duty.proposeSkill', { skillId: never, memberId, skill: 'police' })
  for (const skillId of [soon, sooner, never]) await lead.does('duty.approveSkill', { skillId })
  const expiring = async () => (await skillsSeen({ memberId, state: 'expiring' })).map(({ id }) => id)
  expect(await expiring()).toEqual([sooner, soon])
  await lead.does('duty.approveSkill', { skillId: sooner, until: inDays(365) })
  expect(await expiring()).toEqual([soon])
  const first = await lead.ask<{ rows: SkillShown[]; next: string; total: number }>('duty.skills', {
    ...{ responseId, memberId, limit: 2 },
  })
  const second = await lead.ask<{ rows: SkillShown[]; next?: string }>('duty.skills', {
    ...{ responseId, memberId, limit: 2, after: first.next },
  })
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual([soon, sooner, never])
  expect([first.total, second.next]).toEqual([3, undefined])
})

test('duty.proposeSkill and duty.approveSkill refuse what is known, what is over, one’s own, and another township’s', async () => {
  const [lead, otherLead, commander] = [await as('townshipLead'), await as('otherTownshipLead'), await as('commander')]
  const memberId = newId()
  const own = { memberId, areaId: places.village, userId: lead.userId }
  await commander.does('duty.addMembers', { responseId, members: [own] })
  const skillId = newId()
  const say = { skillId, responseId, skill: 'doctor', until: inDays(40) }
  expect(await lead.isRefused('duty.proposeOwnSkill', { ...say, until: inDays(-1) })).toBe('duty.skillOver')
  expect(await otherLead.isRefused('duty.proposeOwnSkill', say)).toBe('platform.notFound')
  await lead.does('duty.proposeOwnSkill', say)
  expect(await lead.ask('duty.mySkills', { responseId })).toMatchObject({ rows: [{ id: skillId, state: 'proposed' }] })
  const again = { skillId: newId(), memberId, skill: 'doctor' }
  expect(await commander.isRefused('duty.proposeSkill', again)).toBe('duty.skillKnown')
  expect(await otherLead.isRefused('duty.proposeSkill', again)).toBe('platform.notFound')
  expect(await lead.isRefused('duty.approveSkill', { skillId })).toBe('duty.skillOwn')
  expect(await otherLead.isRefused('duty.approveSkill', { skillId })).toBe('platform.notFound')
  expect(await commander.isRefused('duty.approveSkill', { skillId, until: inDays(-1) })).toBe('duty.skillOver')
  await commander.does('duty.endSkill', { skillId, reason: '材料不全' })
  expect(await commander.isRefused('duty.endSkill', { skillId, reason: '材料不全' })).toBe('duty.skillEnded')
  expect(await commander.isRefused('duty.approveSkill', { skillId })).toBe('duty.skillEnded')
})
