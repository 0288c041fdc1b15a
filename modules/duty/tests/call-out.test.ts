import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import type { Member } from '../../../tests/support/cast.ts'
import { inHours, openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import type { MyCalls } from '../call-out.ts'
import { addBody, call, hireBodyLead, offer, seenCall, seenOffers, sendWave } from './call-out-story.ts'
import { enterMembers } from './roster-story.ts'

const { as } = await testServer()
let responseId = ''
let body = ''
let bodyLead: Member
let otherBody = ''

beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  body = await addBody(as, '演示县农业农村局')
  otherBody = await addBody(as, '演示县水务局')
  bodyLead = await hireBodyLead(as, body, 'bodylead')
})

const staff = (count: number, more: object = {}) =>
  enterMembers(as, responseId, count, { organisationId: body, ...more })

test('duty.callPeople refuses a span that is over, an area of a neighbour, a body that is none, and whoever has no say there', async () => {
  const [commander, lead] = [await as('commander'), await as('otherTownshipLead')]
  const input = {
    ...{ callOutId: newId(), responseId, areaId: places.township, purpose: '支援甲镇卡口', count: 3 },
    ...{ from: inHours(-2), until: inHours(48), bodies: [{ organisationId: body }] },
  }
  const refused = (more: object, by = commander) => by.isRefused('duty.callPeople', { ...input, ...more })
  expect(await refused({ until: inHours(-1) })).toBe('duty.callSpan')
  expect(await refused({ until: inHours(24 * 200) })).toBe('duty.callSpan')
  expect(await refused({ areaId: '621121100999000000' })).toBe('duty.callArea')
  expect(await refused({ bodies: [{ organisationId: newId() }] })).toBe('duty.callBodyUnknown')
  expect(await refused({ bodies: [{ organisationId: body }, { organisationId: body }] })).toBe('duty.callBodyUnknown')
  expect(await refused({}, lead)).toBe('platform.notFound')
  expect(await refused({}, bodyLead)).toBe('platform.notAllowed')
  await commander.does('duty.callPeople', input)
  expect(await refused({})).toBe('duty.callKnown')
})

test('a body offers, members answer on the phone, who has not answered is seen, and a wave goes out', async () => {
  const [officer, medic] = [await as('officer'), await as('medic')]
  const [a = ''] = await staff(1, { userId: officer.userId, name: undefined })
  const [b = ''] = await staff(1, { userId: medic.userId, name: undefined })
  const [c = ''] = await staff(1)
  const callOutId = await call(as, responseId, [body, otherBody])
  const [ofA = '', ofB = '', ofC = ''] = await offer(bodyLead, callOutId, body, [a, b, c])
  const phone = await officer.ask<MyCalls>('duty.myCalls')
  expect(phone.rows).toMatchObject([{ offerId: ofA, purpose: '支援甲镇卡口', areaName: '甲镇', answer: null }])
  await officer.does('duty.answerCall', { offerId: ofA, answer: 'accepted' })
  await medic.does('duty.answerCall', { offerId: ofB, answer: 'declined', reason: 'distance' })
  expect(await seenCall(await as('commander'), responseId, callOutId)).toMatchObject({
    ...{ offered: 3, accepted: 1, declined: 1, waiting: 1, bodies: 2, bodiesSilent: 1, seconded: 0, state: 'open' },
  })
  const waiting = await seenOffers(bodyLead, callOutId, { state: 'waiting' })
  expect(waiting.map(({ id }) => id)).toEqual([ofC])
  const [secondmentId] = await sendWave(as, callOutId, [ofA])
  const [mine] = (await officer.ask<MyCalls>('duty.myCalls')).rows
  expect(mine?.secondment).toMatchObject({ areaName: '甲镇', recalledAt: null })
  await (await as('commander')).does('duty.recallMembers', {
    callOutId,
    secondmentIds: [secondmentId],
    reason: '卡口撤并',
  })
  const [after] = (await officer.ask<MyCalls>('duty.myCalls')).rows
  expect(after?.secondment?.recalledWhy).toBe('卡口撤并')
  expect((await seenCall(bodyLead, responseId, callOutId)).seconded).toBe(0)
})

test('duty.offerMembers refuses members of another body, of a body that was not called, without the skill, and twice', async () => {
  const callOutId = await call(as, responseId, [body], { skill: 'sampler' })
  const [plain = ''] = await staff(1)
  const [skilled = ''] = await staff(1, { skills: [{ skill: 'sampler' }] })
  const [expired = ''] = await staff(1, { skills: [{ skill: 'sampler', until: '2021-01-01' }] })
  const [stranger = ''] = await enterMembers(as, responseId, 1, { organisationId: otherBody })
  const refused = (memberId: string, organisationId = body, by = bodyLead) =>
    by.isRefused('duty.offerMembers', { callOutId, organisationId, offers: [{ offerId: newId(), memberId }] })
  expect(await refused(stranger)).toBe('duty.offerNotYours')
  expect(await refused(plain)).toBe('duty.offerLacksSkill')
  expect(await refused(expired)).toBe('duty.offerLacksSkill')
  expect(await refused(skilled, otherBody, await as('commander'))).toBe('duty.notCalled')
  expect(await refused(skilled, otherBody)).toBe('platform.notFound')
  const offerable = await bodyLead.ask<{ rows: { memberId: string }[] }>('duty.offerable', {
    callOutId,
    organisationId: body,
  })
  expect(offerable.rows.map(({ memberId }) => memberId)).toEqual([skilled])
  await offer(bodyLead, callOutId, body, [skilled])
  expect(await refused(skilled)).toBe('duty.offerKnown')
})

test('duty.answerCall refuses another’s call, no without a reason, an offer taken back, and a call that has ended', async () => {
  const officer = await as('officer')
  const { rows } = await bodyLead.ask<{ rows: { id: string; userId: string | null }[] }>('duty.members', {
    responseId,
    limit: 200,
  })
  const mine = rows.find(({ userId }) => userId === officer.userId)?.id ?? ''
  const callOutId = await call(as, responseId, [body])
  const [other = ''] = await staff(1)
  const [ofMine = '', ofOther = ''] = await offer(bodyLead, callOutId, body, [mine, other])
  const refused = (input: object) => officer.isRefused('duty.answerCall', { answer: 'accepted', ...input })
  expect(await refused({ offerId: ofOther })).toBe('platform.notFound')
  expect(await refused({ offerId: ofMine, answer: 'declined' })).toBe('duty.declineNeedsReason')
  expect(await bodyLead.isRefused('duty.takeBackOffer', { offerId: newId() })).toBe('platform.notFound')
  await bodyLead.does('duty.takeBackOffer', { offerId: ofMine })
  expect(await refused({ offerId: ofMine })).toBe('duty.offerTakenBack')
  expect(await bodyLead.isRefused('duty.takeBackOffer', { offerId: ofMine })).toBe('duty.offerTakenBack')
  const [again = ''] = await offer(bodyLead, callOutId, body, [mine])
  const commander = await as('commander')
  await commander.does('duty.endCallOut', { callOutId, reason: '人手已够' })
  expect(await refused({ offerId: again })).toBe('duty.callEnded')
  expect(await commander.isRefused('duty.endCallOut', { callOutId, reason: '人手已够' })).toBe('duty.callEnded')
})

test('duty.secondMembers refuses who has not accepted, more than were asked for, a wave out of turn, and a place or span outside', async () => {
  const commander = await as('commander')
  const callOutId = await call(as, responseId, [body], { count: 1 })
  const [ofA = '', ofB = '', ofC = ''] = await offer(bodyLead, callOutId, body, await staff(3))
  const told = { callOutId, organisationId: body, answer: 'accepted' }
  await bodyLead.does('duty.answerCallFor', { ...told, offerIds: [ofA, ofB] })
  const refused = (offerIds: string[], more: object = {}) =>
    commander.isRefused('duty.secondMembers', {
      ...{ callOutId, wave: 1, areaId: places.village, until: inHours(24) },
      secondments: offerIds.map((offerId) => ({ secondmentId: newId(), offerId })),
      ...more,
    })
  expect(await refused([ofC])).toBe('duty.notAccepted')
  expect(await refused([ofA, ofB])).toBe('duty.callFull')
  expect(await refused([ofA], { wave: 2 })).toBe('duty.waveGap')
  expect(await refused([ofA], { areaId: places.otherVillage })).toBe('duty.secondmentPlace')
  expect(await refused([ofA], { postId: newId() })).toBe('duty.secondmentPlace')
  expect(await refused([ofA], { until: inHours(72) })).toBe('duty.secondmentSpan')
  await sendWave(as, callOutId, [ofA])
  expect(await refused([ofB])).toBe('duty.callFull')
  expect(await refused([ofA])).toBe('duty.notAccepted')
  expect(await bodyLead.isRefused('duty.takeBackOffer', { offerId: ofA })).toBe('duty.offerAssigned')
  expect(await bodyLead.isRefused('duty.answerCallFor', { ...told, offerIds: [ofA] })).toBe('duty.offerAssigned')
  expect(await bodyLead.isRefused('duty.answerCallFor', { ...told, offerIds: [newId()] })).toBe('duty.offerTakenBack')
})

test('nobody is seconded to two places at once, whoever calls; once recalled they may go elsewhere', async () => {
  const [member = ''] = await staff(1)
  const [here, there] = [
    await call(as, responseId, [body]),
    await call(as, responseId, [body], { areaId: places.otherTownship }),
  ]
  const sent: string[] = []
  for (const callOutId of [here, there]) {
    const [offerId = ''] = await offer(bodyLead, callOutId, body, [member])
    const told = { callOutId, organisationId: body, offerIds: [offerId], answer: 'accepted' }
    await bodyLead.does('duty.answerCallFor', told)
    sent.push(offerId)
  }
  await sendWave(as, here, [sent[0] as string])
  const elsewhere = {
    ...{ callOutId: there, wave: 1, areaId: places.otherVillage, until: inHours(24) },
    secondments: [{ secondmentId: newId(), offerId: sent[1] }],
  }
  // The lead of the other township sees nothing of the first secondment; the database does.
  const lead = await as('otherTownshipLead')
  expect(await lead.isRefused('duty.secondMembers', elsewhere)).toBe('duty.secondedTwice')
  await (await as('commander')).does('duty.recallMembers', { callOutId: here, reason: '任务完成' })
  await lead.does('duty.secondMembers', elsewhere)
})

test('duty.recallMembers refuses where nobody is away, and whoever leads another township', async () => {
  const callOutId = await call(as, responseId, [body])
  const [lead, otherLead] = [await as('townshipLead'), await as('otherTownshipLead')]
  const recall = { callOutId, reason: '任务完成' }
  expect(await lead.isRefused('duty.recallMembers', recall)).toBe('duty.nobodyToRecall')
  expect(await otherLead.isRefused('duty.recallMembers', recall)).toBe('platform.notFound')
  expect(await bodyLead.isRefused('duty.recallMembers', recall)).toBe('platform.notAllowed')
})

test('duty.declineCallOut refuses a second time; a body that has nobody is not silent', async () => {
  const callOutId = await call(as, responseId, [body])
  const decline = { callOutId, organisationId: body, reason: '全员在岗' }
  await bodyLead.does('duty.declineCallOut', decline)
  expect(await bodyLead.isRefused('duty.declineCallOut', decline)).toBe('duty.bodyHasOffered')
  expect(await seenCall(bodyLead, responseId, callOutId)).toMatchObject({ bodies: 1, bodiesSilent: 0 })
  const { rows } = await bodyLead.ask<{ rows: { declinedWhy: string }[] }>('duty.callBodies', { callOutId })
  expect(rows).toMatchObject([{ organisationId: body, declinedWhy: '全员在岗', offered: 0 }])
})

test('another township’s lead and another body’s head see nothing of a call-out', async () => {
  const callOutId = await call(as, responseId, [body])
  await offer(bodyLead, callOutId, body, await staff(1))
  const stranger = await hireBodyLead(as, otherBody, 'otherbodylead')
  for (const by of [await as('otherTownshipLead'), stranger]) {
    expect(await by.mayNotAsk('duty.offers', { callOutId })).toBe('platform.notFound')
    expect(await by.mayNotAsk('duty.callBodies', { callOutId })).toBe('platform.notFound')
    expect(await seenCall(by, responseId, callOutId)).toBeUndefined()
  }
  expect(await (await as('officer')).mayNotAsk('duty.offers', { callOutId })).toBe('platform.notAllowed')
})
