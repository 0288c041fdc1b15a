import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { AnswerCallFor } from '../call-out.ts'
import { callOutProblems } from '../call-out-problems.ts'
import { placeOfCalledBody } from './find-call-outs.ts'
import { holdOffers } from './find-offers.ts'
import { keepAnswers } from './keep-answers.ts'

/**
 * The body tells what its members answered who have no phone, all or none; who told it stands beside the answer. Refuses with
 * offerTakenBack, callEnded, offerAssigned, declineNeedsReason.
 */
export const answerCallFor = action({
  name: 'duty.answerCallFor',
  permission: 'callOut.offer',
  input: AnswerCallFor,
  place: placeOfCalledBody,
  async run(context, { callOutId, organisationId, offerIds, answer, reason }) {
    refuseIf(answer === 'declined' && !reason ? callOutProblems.declineNeedsReason() : undefined)
    const held = [...(await holdOffers(context.client, offerIds)).values()]
    const offers = held.filter((one) => one.callOutId === callOutId && one.organisationId === organisationId)
    refuseIf(offers.length < new Set(offerIds).size ? callOutProblems.offerTakenBack() : undefined)
    await keepAnswers(context, callOutId, offers, { answer, reason })
    return happened(
      'call.answeredFor',
      { callOutId, organisationId, offerIds, answer },
      { topics: ['calls', 'figures'], result: { count: offers.length } },
    )
  },
})
