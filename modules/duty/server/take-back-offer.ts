import { action, happened } from '../../../platform/server/action.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { TakeBackOffer } from '../call-out.ts'
import { callOutProblems } from '../call-out-problems.ts'
import { holdRunningCallOut } from './find-call-outs.ts'
import { holdOffers, secondmentsByOffer } from './find-offers.ts'
import { placeOfOffer } from './offer-place.ts'

/** A body takes an offer back while nobody was assigned. Refuses with callEnded, offerTakenBack, offerAssigned. */
export const takeBackOffer = action({
  name: 'duty.takeBackOffer',
  permission: 'callOut.offer',
  input: TakeBackOffer,
  place: placeOfOffer,
  async run({ client, now }, { offerId }) {
    const offer = (await holdOffers(client, [offerId])).get(offerId) ?? refuse(callOutProblems.offerTakenBack())
    await holdRunningCallOut(client, offer.callOutId, now)
    const assigned = (await secondmentsByOffer(client, [offerId])).has(offerId)
    refuseIf(assigned ? callOutProblems.offerAssigned() : undefined)
    await client.query('update duty.call_offer set superseded_at = $3 where precinct_id = $1 and id = $2', [
      ...[offer.precinctId, offerId, now],
    ])
    return happened(
      'offer.takenBack',
      { offerId, callOutId: offer.callOutId, memberId: offer.memberId },
      { topics: ['calls', 'figures'] },
    )
  },
})
