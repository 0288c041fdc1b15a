import { type ActionContext, action, happened } from '../../../platform/server/action.ts'
import { isWithin } from '../../../platform/shared/area-id.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { RecallMembers } from '../call-out.ts'
import { callOutProblems } from '../call-out-problems.ts'
import { holdCallOut, placeOfCallOut } from './find-call-outs.ts'
import { holdStanding, type Secondment } from './find-offers.ts'
import { findRosters, touchRoster } from './find-rosters.ts'
import { assignedBetween } from './find-shifts.ts'
import { openSwapsOf, setSwap } from './find-swaps.ts'
import { freePlace } from './place-member.ts'

/**
 * Calls members back before their date: some, a wave, or all. Shifts to come where they were sent become free and open swaps of
 * them end, both with the reason. Answers which rosters to re-plan. Refuses with nobodyToRecall.
 */
export const recallMembers = action({
  name: 'duty.recallMembers',
  permission: 'callOut.command',
  input: RecallMembers,
  timeout: 60_000,
  place: placeOfCallOut,
  async run(context, { callOutId, secondmentIds, wave, reason }) {
    const { client, actor, now } = context
    await holdCallOut(client, callOutId)
    const standing = await holdStanding(client, callOutId, { ids: secondmentIds, wave, now })
    refuseIf(standing.length > 0 ? undefined : callOutProblems.nobodyToRecall())
    const ids = standing.map(({ id }) => id)
    await client.query(
      `update duty.secondment set recalled_at = $2, recalled_by = $3, recalled_why = $4,
         superseded_at = case when from_at > $2 then $2 end where id = any($1::uuid[])`,
      [ids, now, actor.userId, reason],
    )
    await client.query('delete from duty.seconded_human where id = any($1::uuid[]) and from_at >= $2', [ids, now])
    await client.query('update duty.seconded_human set until_at = $2 where id = any($1::uuid[])', [ids, now])
    await client.query('update duty.call_out set seconded = seconded - $2 where id = $1', [callOutId, ids.length])
    const { shiftIds, rosterIds } = await freeShifts(context, standing, reason)
    return happened(
      'members.recalled',
      { callOutId, secondmentIds: ids, reason, shiftIds, rosterIds },
      {
        topics: ['calls', 'figures', 'members', 'shifts', 'swaps'],
        result: { count: ids.length, shiftIds, rosterIds },
      },
    )
  },
})

/** Frees the shifts to come of those who are called back, where they had been sent. What is on now is served to its end. */
async function freeShifts(
  context: ActionContext,
  recalled: readonly Secondment[],
  reason: string,
): Promise<{ shiftIds: string[]; rosterIds: string[] }> {
  const { client, actor, now } = context
  const memberIds = recalled.map(({ memberId }) => memberId)
  const until = new Date(Math.max(...recalled.map((one) => one.until.getTime())))
  const sentWith = new Map(recalled.map((one) => [one.memberId, one]))
  const due = (await assignedBetween(client, memberIds, now, until)).filter((one) => {
    const sent = sentWith.get(one.memberId)
    return sent && one.from > now && one.from < sent.until && isWithin(one.areaId, sent.areaId)
  })
  const rosters = await findRosters(
    client,
    due.map(({ rosterId }) => rosterId),
  )
  const freed = due.filter(({ rosterId }) => rosters.get(rosterId)?.state !== 'frozen')
  const why = `召回：${reason}`
  for (const assigned of freed) await freePlace(context, assigned, why)
  const swaps = await openSwapsOf(
    client,
    freed.map(({ id }) => id),
  )
  for (const swap of swaps)
    await setSwap(client, swap, { state: 'refused', decidedAt: now, decidedBy: actor.userId, why })
  const rosterIds = [...new Set(freed.map(({ rosterId }) => rosterId))]
  for (const id of rosterIds) await touchRoster(client, id)
  return { shiftIds: freed.map(({ shiftId }) => shiftId), rosterIds }
}
