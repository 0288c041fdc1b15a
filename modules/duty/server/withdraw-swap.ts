import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { WithdrawSwap } from '../roster.ts'
import { servingProblems } from '../serving-problems.ts'
import { ownMember } from './find-members.ts'
import { holdSwap, placeOfSwap, setSwap } from './find-swaps.ts'

/** Whoever asked for a swap takes it back. Refuses with notYours, swapOver. */
export const withdrawSwap = action({
  name: 'duty.withdrawSwap',
  permission: 'duty.serve',
  input: WithdrawSwap,
  place: placeOfSwap,
  async run({ client, actor, now }, { swapId }) {
    const swap = await holdSwap(client, swapId)
    const member = await ownMember(client, actor.userId, swap.responseId)
    refuseIf(swap.memberId === member.id ? undefined : servingProblems.notYours())
    refuseIf(swap.state === 'asked' || swap.state === 'agreed' ? undefined : servingProblems.swapOver())
    await setSwap(client, swap, { state: 'withdrawn', decidedAt: now, decidedBy: actor.userId })
    return happened('swap.withdrawn', { swapId }, { topics: ['swaps'] })
  },
})
