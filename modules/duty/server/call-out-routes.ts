import type { ServerModule } from '../../../platform/server/module.ts'
import { callOutProblems } from '../call-out-problems.ts'
import { answerCall } from './answer-call.ts'
import { answerCallFor } from './answer-call-for.ts'
import { callOutFigures } from './call-out-figures.ts'
import { callPeople } from './call-people.ts'
import { declineCallOut } from './decline-call-out.ts'
import { endCallOut } from './end-call-out.ts'
import { listCallBodies } from './list-call-bodies.ts'
import { listCallOuts } from './list-call-outs.ts'
import { listMyCalls } from './list-my-calls.ts'
import { listOfferable } from './list-offerable.ts'
import { listOffers } from './list-offers.ts'
import { offerMembers } from './offer-members.ts'
import { recallMembers } from './recall-members.ts'
import { secondMembers } from './second-members.ts'
import { takeBackOffer } from './take-back-offer.ts'

/** From a call for people to their recall. */
export const callOutRoutes = {
  actions: [
    ...[callPeople, endCallOut, offerMembers, takeBackOffer, declineCallOut],
    ...[answerCall, answerCallFor, secondMembers, recallMembers],
  ],
  queries: [listCallOuts, listCallBodies, listOffers, listOfferable, listMyCalls],
  figures: callOutFigures,
  constraints: {
    call_out_pk: () => callOutProblems.callKnown(),
    call_out_not_overfull: () => callOutProblems.callFull(),
    call_body_once: () => callOutProblems.callBodyUnknown(),
    call_offer_once: () => callOutProblems.offerKnown(),
    call_offer_pk: () => callOutProblems.offerKnown(),
    seconded_human_once: () => callOutProblems.secondedTwice(),
    seconded_human_pk: () => callOutProblems.notAccepted({ count: 1 }),
    secondment_pk: () => callOutProblems.notAccepted({ count: 1 }),
  },
} satisfies Partial<ServerModule>
