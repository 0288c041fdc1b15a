import type { ActionContext } from '../../../platform/server/action.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { servingProblems } from '../serving-problems.ts'
import { findMembers, type MemberCard } from './find-members.ts'
import { findRosters, type Roster, touchRoster, whyNotChange } from './find-rosters.ts'
import { type Assigned, findAssigned, findShifts, type Shift } from './find-shifts.ts'
import { type Swap, setSwap } from './find-swaps.ts'
import { freePlace, placeMember } from './place-member.ts'

/** Both shifts of a swap as they stand now. Refuses with swapVoid where either was recalled, changed or has begun. */
export async function swapSides(
  { client, now }: Pick<ActionContext, 'client' | 'now'>,
  swap: Pick<Swap, 'assignmentId' | 'otherAssignmentId' | 'memberId' | 'otherMemberId'>,
): Promise<{ mine: Assigned; theirs: Assigned | undefined }> {
  const ids = [swap.assignmentId, ...(swap.otherAssignmentId ? [swap.otherAssignmentId] : [])]
  const standing = await findAssigned(client, ids)
  const mine = standing.get(swap.assignmentId)
  const theirs = swap.otherAssignmentId ? standing.get(swap.otherAssignmentId) : undefined
  const whole = mine?.memberId === swap.memberId && (!swap.otherAssignmentId || theirs?.memberId === swap.otherMemberId)
  if (!mine || !whole) return refuse(servingProblems.swapVoid())
  const begun = [mine, ...(theirs ? [theirs] : [])].some((one) => one.from <= now)
  refuseIf(begun ? servingProblems.swapBegun() : undefined)
  return { mine, theirs }
}

/** Does what both agreed on, asking every rule once more for each of them. Refuses with swapVoid, swapBegun, rosterFrozen, rule…. */
export async function exchangeShifts(context: ActionContext, swap: Swap): Promise<void> {
  const { client } = context
  const { mine, theirs } = await swapSides(context, swap)
  const sides = [mine, ...(theirs ? [theirs] : [])]
  const shifts = await findShifts(
    client,
    sides.map((one) => one.shiftId),
  )
  const rosters = await findRosters(
    client,
    sides.map((one) => one.rosterId),
  )
  const members = await findMembers(client, [swap.memberId, swap.otherMemberId])
  for (const roster of rosters.values()) refuseIf(whyNotChange(roster))
  for (const side of sides) await freePlace(context, side, 'swap')
  const instead = sides.map((one) => one.id)
  const put = (memberId: string, at: Assigned) =>
    placeMember(context, {
      assignmentId: newId(),
      shift: shifts.get(at.shiftId) as Shift,
      roster: rosters.get(at.rosterId) as Roster,
      member: members.get(memberId) as MemberCard,
      role: at.role,
      source: 'swap',
      instead,
    })
  await put(swap.otherMemberId, mine)
  if (theirs) await put(swap.memberId, theirs)
  for (const id of rosters.keys()) await touchRoster(client, id)
}

/** The same, and the swap is marked as done; by a lead, or by the roster's own rule where nobody is named. */
export async function approveAndExchange(context: ActionContext, swap: Swap, by: string | null): Promise<void> {
  await exchangeShifts(context, swap)
  await setSwap(context.client, swap, { state: 'approved', decidedAt: context.now, decidedBy: by })
}
