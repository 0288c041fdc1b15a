import type { z } from 'zod'
import type { Action } from '../../../platform/server/action.ts'
import { findMembers, membersOfUser } from './find-members.ts'

type OfOffer = Action<z.ZodType<{ offerId: string }>>['place']

/** Where the member who was offered is based, for the body that offered them. One taken back is found too, so that it can be said. */
export const placeOfOffer: OfOffer = async ({ client }, inputs) => {
  const { rows } = await client.query<{
    id: string
    home_area_id: string
    response_id: string
    organisation_id: string
  }>('select id, home_area_id, response_id, organisation_id from duty.call_offer where id = any($1::uuid[])', [
    inputs.map(({ offerId }) => offerId),
  ])
  return inputs.map(({ offerId }) => {
    const row = rows.find(({ id }) => id === offerId.toLowerCase())
    return row && { areaId: row.home_area_id, responseId: row.response_id, organisationId: row.organisation_id }
  })
}

/** Where whoever answers is based: an offer is found by the member that they are themselves, and by nobody else. */
export const placeOfOwnOffer: OfOffer = async ({ client, actors }, inputs) => {
  const places: Awaited<ReturnType<OfOffer>> = []
  // One after the other: a connection answers one question at a time.
  for (const [at, { offerId }] of inputs.entries()) {
    const ids = (await membersOfUser(client, actors[at]?.userId ?? '')).map(({ memberId }) => memberId)
    const { rows } = await client.query<{ member_id: string }>(
      'select member_id from duty.calls_of($1, $2) where offer_id = $3',
      [ids, new Date(0), offerId],
    )
    const memberId = rows[0]?.member_id
    const member = memberId ? (await findMembers(client, [memberId])).get(memberId) : undefined
    places.push(member && { areaId: member.areaId, responseId: member.responseId })
  }
  return places
}
