import { inTransaction } from '../../../platform/server/database.ts'
import type { EventTold, Job, JobContext } from '../../../platform/server/jobs.ts'
import { type News, tell } from '../../notices/server/public.ts'
import { messages } from '../messages.ts'
import { accountsOf } from './accounts-of.ts'
import { everywhere } from './everywhere.ts'
import { findSwaps, type Swap } from './find-swaps.ts'
import { inWords } from './my-shifts.ts'

/** By what happened: its message, and which side of the swap it is news to. */
const steps = {
  asked: [messages.swapAsked, 'other'],
  agreed: [messages.swapAgreed, 'asker'],
  declined: [messages.swapDeclined, 'asker'],
  approved: [messages.swapApproved, 'both'],
  refused: [messages.swapRefused, 'both'],
  withdrawn: [messages.swapWithdrawn, 'other'],
} as const
type Step = keyof typeof steps

/** Each step of a swap is told to whoever waits for it. */
export const tellSwaps: Job[] = (Object.keys(steps) as Step[]).map((step) => ({
  name: `duty.tell.swap.${step}`,
  on: `swap.${step}`,
  run: (context, told) => tellOf(step, context, told),
}))

async function tellOf(step: Step, { pool }: JobContext, { data }: EventTold): Promise<void> {
  const swapId = String(data.swapId)
  await inTransaction(pool, everywhere, async ({ client, now }) => {
    const swap = (await findSwaps(client, [swapId])).get(swapId)
    if (!swap) return
    const [message, side] = steps[step]
    const accounts = await accountsOf(client, [swap.memberId, swap.otherMemberId])
    const shift = (await inWords(client, [swap.assignmentId])).get(swap.assignmentId) ?? ''
    const news = sidesOf(swap, side).flatMap((memberId): News[] => {
      const userId = accounts.get(memberId)
      return userId ? [{ userId, key: `swap:${step}:${swapId}`, message: message({ shift }), link: '/duty' }] : []
    })
    await tell(client, now, news)
  })
}

function sidesOf({ memberId, otherMemberId }: Swap, side: 'asker' | 'other' | 'both'): string[] {
  if (side === 'both') return [memberId, otherMemberId]
  return [side === 'asker' ? memberId : otherMemberId]
}
