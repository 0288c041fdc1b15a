import { action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { AnswerSwap } from '../roster.ts'
import { servingProblems } from '../serving-problems.ts'
import { approveAndExchange, swapSides } from './exchange-shifts.ts'
import { ownMember } from './find-members.ts'
import { findRosters } from './find-rosters.ts'
import { holdSwap, placeOfSwapAsked, setSwap } from './find-swaps.ts'

/**
 * Whoever was asked agrees or declines. Where the roster lets swaps approve themselves, agreeing does it at once; otherwise a lead
 * decides. Refuses with notYours, swapOver, swapVoid (one side was recalled meanwhile), swapBegun, rule….
 */
export const answerSwap = action({
  name: 'duty.answerSwap',
  permission: 'duty.serve',
  input: AnswerSwap,
  place: placeOfSwapAsked,
  async run(context, { swapId, agree }) {
    const { client, actor, now } = context
    const swap = await holdSwap(client, swapId)
    const member = await ownMember(client, actor.userId, swap.responseId)
    refuseIf(swap.otherMemberId === member.id ? undefined : servingProblems.notYours())
    refuseIf(swap.state === 'asked' ? undefined : servingProblems.swapOver())
    if (!agree) {
      await setSwap(client, swap, { state: 'declined', decidedAt: now, decidedBy: actor.userId })
      return happened('swap.declined', { swapId }, { topics: ['swaps'], result: { state: 'declined' } })
    }
    await swapSides(context, swap)
    const roster =
      (await findRosters(client, [swap.rosterId])).get(swap.rosterId) ?? refuse(platformProblems.notFound())
    await setSwap(client, swap, { state: 'agreed', agreedAt: now })
    if (roster.selfApproveSwaps) await approveAndExchange(context, swap, null)
    const state = roster.selfApproveSwaps ? 'approved' : 'agreed'
    return happened(`swap.${state}`, { swapId }, { topics: ['swaps', 'shifts', 'figures'], result: { state } })
  },
})
