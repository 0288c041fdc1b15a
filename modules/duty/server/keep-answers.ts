import type { ActionContext } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import type { DeclineReason } from '../call-out.ts'
import { callOutProblems } from '../call-out-problems.ts'
import { whyCallOver } from '../call-out-rules.ts'
import { type Offer, secondmentsByOffer } from './find-offers.ts'

/** Keeps what members answered to a call-out that still runs. Refuses with callEnded, offerAssigned. */
export async function keepAnswers(
  { client, actor, now }: Pick<ActionContext, 'client' | 'actor' | 'now'>,
  callOutId: string,
  offers: readonly Offer[],
  { answer, reason }: { answer: 'accepted' | 'declined'; reason?: DeclineReason | undefined },
): Promise<void> {
  // The call-out itself may lie outside the scope of who answers; its end is asked of what their own calls say.
  const { rows } = await client.query<{ endedAt: Date | null; until: Date }>(
    `select ended_at as "endedAt", until_at as "until" from duty.calls_of($1, $2) where call_out_id = $3 limit 1`,
    [offers.map(({ memberId }) => memberId), new Date(0), callOutId],
  )
  const call = rows[0]
  refuseIf(call && whyCallOver(call, now))
  const assigned = await secondmentsByOffer(
    client,
    offers.map(({ id }) => id),
  )
  refuseIf(assigned.size > 0 ? callOutProblems.offerAssigned() : undefined)
  const why = answer === 'declined' ? (reason ?? null) : null
  await client.query(
    `update duty.call_offer set answer = $2, answered_at = $3, answered_by = $4, answered_why = $5
     where id = any($1::uuid[]) and superseded_at is null`,
    [offers.map(({ id }) => id), answer, now, actor.userId, why],
  )
}
