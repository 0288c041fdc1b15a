import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { DecideSwap } from '../roster.ts'
import { servingProblems } from '../serving-problems.ts'
import { approveAndExchange } from './exchange-shifts.ts'
import { holdSwap, placeOfSwap, setSwap } from './find-swaps.ts'

/** A lead approves a swap that both agreed on, or does not, saying why. Refuses with swapNotAgreed, swapOver, swapVoid, swapBegun, rule…. */
export const decideSwap = action({
  name: 'duty.decideSwap',
  permission: 'roster.plan',
  input: DecideSwap,
  place: placeOfSwap,
  async run(context, { swapId, approve, why }) {
    const { client, actor, now } = context
    const swap = await holdSwap(client, swapId)
    refuseIf(swap.state === 'asked' ? servingProblems.swapNotAgreed() : undefined)
    refuseIf(swap.state === 'agreed' ? undefined : servingProblems.swapOver())
    if (approve) await approveAndExchange(context, swap, actor.userId)
    else await setSwap(client, swap, { state: 'refused', decidedAt: now, decidedBy: actor.userId, why })
    const state = approve ? 'approved' : 'refused'
    return happened(`swap.${state}`, { swapId }, { topics: ['swaps', 'shifts', 'figures'], result: { state } })
  },
})
