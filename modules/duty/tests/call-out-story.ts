import { newId } from '../../../platform/shared/ids.ts'
import type { As, Member } from '../../../tests/support/cast.ts'
import { hire } from '../../../tests/support/cast.ts'
import { inHours } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import type { CallOutShown, OfferShown } from '../call-out.ts'

/** A made-up body of the county. */
export async function addBody(as: As, name: string, areaId: string = places.county): Promise<string> {
  const organisationId = newId()
  await (await as('commander')).does('organisations.addOrganisation', { organisationId, name, kind: 'body', areaId })
  return organisationId
}

/** Somebody who answers for one body and nothing else. */
export async function hireBodyLead(as: As, organisationId: string, username: string): Promise<Member> {
  return hire(await as('administrator'), { username, role: 'bodyLead', areaId: places.county, organisationId })
}

/** Calls for people to the first township for two days; `more` says otherwise. */
export async function call(as: As, responseId: string, bodies: string[], more: object = {}): Promise<string> {
  const callOutId = newId()
  await (await as('commander')).does('duty.callPeople', {
    ...{ callOutId, responseId, areaId: places.township, purpose: '支援甲镇卡口', count: 3 },
    ...{ from: inHours(-1), until: inHours(48) },
    bodies: bodies.map((organisationId) => ({ organisationId })),
    ...more,
  })
  return callOutId
}

/** The body offers these members; answers the offers' ids in their order. */
export async function offer(by: Member, callOutId: string, organisationId: string, memberIds: string[]) {
  const offers = memberIds.map((memberId) => ({ offerId: newId(), memberId }))
  await by.does('duty.offerMembers', { callOutId, organisationId, offers })
  return offers.map(({ offerId }) => offerId)
}

/** Sends who accepted to the township until the call-out is over, as a wave; answers the secondments' ids. */
export async function sendWave(as: As, callOutId: string, offerIds: string[], wave = 1, more: object = {}) {
  const secondments = offerIds.map((offerId) => ({ secondmentId: newId(), offerId }))
  const there = { areaId: places.township, until: inHours(47) }
  await (await as('commander')).does('duty.secondMembers', { callOutId, wave, ...there, secondments, ...more })
  return secondments.map(({ secondmentId }) => secondmentId)
}

export async function seenCall(by: Member, responseId: string, callOutId: string): Promise<CallOutShown> {
  const { rows } = await by.ask<{ rows: CallOutShown[] }>('duty.callOuts', { responseId, callOutId })
  return rows[0] as CallOutShown
}

export async function seenOffers(by: Member, callOutId: string, more: object = {}): Promise<OfferShown[]> {
  return (await by.ask<{ rows: OfferShown[] }>('duty.offers', { callOutId, limit: 200, ...more })).rows
}
