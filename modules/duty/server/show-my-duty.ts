import type pg from 'pg'
import { z } from 'zod'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { findResponses } from '../../responses/server/public.ts'
import { MyDuty } from '../my-duty.ts'
import { loadOf } from '../serving-load.ts'
import { availabilityOf } from './find-availability.ts'
import { findMembers, memberNames, membersOfUser } from './find-members.ts'
import { assignedBetween, findShifts } from './find-shifts.ts'
import { swapsOfMember } from './find-swaps.ts'
import { myShift, mySwaps } from './my-shifts.ts'
import { showShifts } from './shifts-shown.ts'

const DAY = 86_400_000
const SHOWN = 20

/** One's own duty in a response, or in the open one that began last: the shifts to come with who is there, swaps that wait, hours of the week before and after. */
export const showMyDuty = query({
  name: 'duty.mine',
  permission: 'duty.serve',
  input: z.object({ responseId: Id.optional() }),
  output: MyDuty,
  async run({ client, vault, scope, actor, now }, asked) {
    const empty = {
      shifts: [],
      swaps: [],
      availability: [],
      hours: { past7Days: 0, next7Days: 0 },
      asOf: now.toISOString(),
    }
    const mine = await currentMember(client, actor.userId, asked.responseId)
    if (!mine) return { memberId: null, responseId: null, name: '', ...empty }
    const { memberId, responseId } = mine
    refuseOtherResponse(scope, mine)
    const [past, ahead] = [new Date(now.getTime() - 7 * DAY), new Date(now.getTime() + 62 * DAY)]
    const all = await assignedBetween(client, [memberId], past, ahead)
    const shifts = await findShifts(
      client,
      all.map(({ shiftId }) => shiftId),
    )
    const shown = new Map(
      (await showShifts(client, vault, [...shifts.values()])).filter(({ draft }) => !draft).map((one) => [one.id, one]),
    )
    const known = all.flatMap((one) => {
      const shift = shown.get(one.shiftId)
      return shift ? [{ ...one, shift }] : []
    })
    const due = known.filter(({ until }) => until > now).slice(0, SHOWN)
    const cards = await findMembers(client, [memberId])
    const hoursIn = (from: number, until: number) =>
      loadOf(
        known
          .filter((one) => one.from.getTime() >= from && one.from.getTime() < until)
          .map((one) => ({ ...one, night: one.shift.night })),
      ).hours
    const dueShifts: Awaited<ReturnType<typeof myShift>>[] = []
    // One after the other: a connection answers one question at a time.
    for (const one of due) dueShifts.push(await myShift({ client, vault }, memberId, one.id, one.shift, responseId))
    return {
      memberId,
      responseId,
      name: (await memberNames(client, vault, cards.values())).get(memberId) ?? '',
      shifts: dueShifts,
      swaps: await mySwaps({ client, vault }, memberId, await swapsOfMember(client, memberId, past)),
      availability: (await availabilityOf(client, memberId, now)).map(({ id, kind, from, until, state }) => ({
        id,
        kind,
        from: from.toISOString(),
        until: until.toISOString(),
        state,
      })),
      hours: {
        past7Days: hoursIn(past.getTime(), now.getTime()),
        next7Days: hoursIn(now.getTime(), now.getTime() + 7 * DAY),
      },
      asOf: now.toISOString(),
    }
  },
})

/** In the response that is asked for, else in the open one that began last. */
async function currentMember(client: pg.ClientBase, userId: string, responseId: string | undefined) {
  const mine = await membersOfUser(client, userId)
  if (responseId) return mine.find((one) => one.responseId === responseId)
  const responses = await findResponses(
    client,
    mine.map((one) => one.responseId),
  )
  return mine
    .filter((one) => responses.get(one.responseId)?.closedAt === null)
    .sort((a, b) => (a.responseId < b.responseId ? 1 : -1))[0]
}
