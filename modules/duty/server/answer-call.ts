import { action, happened } from '../../../platform/server/action.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { AnswerCall } from '../call-out.ts'
import { callOutProblems } from '../call-out-problems.ts'
import { holdOffers } from './find-offers.ts'
import { keepAnswers } from './keep-answers.ts'
import { placeOfOwnOffer } from './offer-place.ts'

/**
 * Whoever was called says whether they come, and may say otherwise until they are assigned. May arrive late from a phone that was
 * offline. Refuses with offerTakenBack, callEnded, offerAssigned, declineNeedsReason.
 */
export const answerCall = action({
  name: 'duty.answerCall',
  permission: 'duty.serve',
  input: AnswerCall,
  place: placeOfOwnOffer,
  async run(context, { offerId, answer, reason }) {
    const { client } = context
    refuseIf(answer === 'declined' && !reason ? callOutProblems.declineNeedsReason() : undefined)
    const offer = (await holdOffers(client, [offerId])).get(offerId) ?? refuse(callOutProblems.offerTakenBack())
    await keepAnswers(context, offer.callOutId, [offer], { answer, reason })
    const { callOutId, memberId } = offer
    return happened('call.answered', { offerId, callOutId, memberId, answer }, { topics: ['calls', 'figures'] })
  },
})
