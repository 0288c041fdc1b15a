import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import type { Member } from '../../../tests/support/cast.ts'
import { inHours, openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import type { MyDuty } from '../my-duty.ts'
import { addBody, call, hireBodyLead, offer, sendWave } from './call-out-story.ts'
import { boardOf, enterMembers, layRoster, openVillagePost, publish } from './roster-story.ts'

const { as } = await testServer()
let responseId = ''
let body = ''
let bodyLead: Member

beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  body = await addBody(as, '演示县农业农村局')
  bodyLead = await hireBodyLead(as, body, 'bodylead')
})

test('a recalled member’s shifts to come and open swaps fall away, each with the reason', async () => {
  const [officer, medic, lead] = [await as('officer'), await as('medic'), await as('townshipLead')]
  const [sent = ''] = await enterMembers(as, responseId, 1, {
    organisationId: body,
    userId: officer.userId,
    name: undefined,
  })
  const [local = ''] = await enterMembers(as, responseId, 1, { userId: medic.userId, name: undefined })
  const callOutId = await call(as, responseId, [body], { until: inHours(24 * 20) })
  const [offerId = ''] = await offer(bodyLead, callOutId, body, [sent])
  await officer.does('duty.answerCall', { offerId, answer: 'accepted' })
  await sendWave(as, callOutId, [offerId], 1, { until: inHours(24 * 19) })
  const postId = await openVillagePost(as, responseId)
  const { rosterId, shifts } = await layRoster(as, responseId, [postId])
  const put = async (at: number, memberId: string) => {
    const assignmentId = newId()
    const shiftId = shifts[at]?.id
    await lead.does('duty.assignMember', { assignmentId, shiftId, memberId, role: 'member' })
    return assignmentId
  }
  const [mine, theirs] = [await put(0, sent), await put(2, local)]
  await publish(as, responseId, rosterId)
  await officer.does('duty.askSwap', {
    ...{ swapId: newId(), assignmentId: mine, otherMemberId: local, otherAssignmentId: theirs },
  })
  const recalled = (await lead.does('duty.recallMembers', { callOutId, wave: 1, reason: '返回原单位' })) as object
  expect(recalled).toMatchObject({ count: 1, shiftIds: [shifts[0]?.id], rosterIds: [rosterId] })
  const people = (await boardOf(as, responseId, rosterId)).flatMap((shift) => shift.people)
  expect(people.map(({ memberId }) => memberId)).toEqual([local])
  const { swaps, shifts: ahead } = await officer.ask<MyDuty>('duty.mine', { responseId })
  expect(ahead).toEqual([])
  expect(swaps).toMatchObject([{ state: 'refused', decidedWhy: '召回：返回原单位' }])
  const { rows } = await lead.ask<{ rows: { why: string | null }[] }>('duty.rosterChanges', { rosterId })
  expect(rows.some((row) => JSON.stringify(row).includes('召回：返回原单位'))).toBe(true)
})

test('only the wave that is called back comes back; shifts elsewhere stay', async () => {
  const members = await enterMembers(as, responseId, 2, { organisationId: body })
  const callOutId = await call(as, responseId, [body], { areaId: places.county, until: inHours(24 * 20) })
  const offerIds = await offer(bodyLead, callOutId, body, members)
  await bodyLead.does('duty.answerCallFor', { callOutId, organisationId: body, offerIds, answer: 'accepted' })
  await sendWave(as, callOutId, offerIds.slice(0, 1), 1)
  await sendWave(as, callOutId, offerIds.slice(1), 2, { areaId: places.otherTownship })
  const commander = await as('commander')
  const recalled = await commander.does('duty.recallMembers', { callOutId, wave: 1, reason: '任务完成' })
  expect(recalled).toMatchObject({ count: 1 })
  const all = await commander.does('duty.recallMembers', { callOutId, reason: '任务完成' })
  expect(all).toMatchObject({ count: 1 })
})
