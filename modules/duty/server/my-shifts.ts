import type pg from 'pg'
import type { Vault } from '../../../platform/server/vault/vault.ts'
import { playbookOf } from '../../responses/server/public.ts'
import type { ShiftShown } from '../board.ts'
import type { MyShift, MySwap } from '../my-duty.ts'
import { stampSpan } from '../shift-patterns.ts'
import { findMembers, memberNames } from './find-members.ts'
import { findPosts } from './find-posts.ts'
import { shiftsBetween } from './find-shifts.ts'
import type { Swap } from './find-swaps.ts'
import { showShifts } from './shifts-shown.ts'

interface Opening {
  client: pg.ClientBase
  vault: Vault
}

const MINUTE = 60_000

/** One shift of a member as their phone shows it: the task, who is there, whom they relieve and who relieves them. */
export async function myShift(
  { client, vault }: Opening,
  memberId: string,
  assignmentId: string,
  shift: ShiftShown,
  responseId: string,
): Promise<MyShift> {
  const { areaId, postId } = shift
  const [from, until] = [new Date(shift.from), new Date(shift.until)]
  const around = await shiftsBetween(client, {
    ...{ responseId, areaId, postId },
    from: new Date(from.getTime() - MINUTE),
    until: new Date(until.getTime() + MINUTE),
  })
  const neighbours = await showShifts(
    client,
    vault,
    around.filter((one) => one.until <= from || one.from >= until),
  )
  const namesOf = (some: ShiftShown[]) => some.flatMap(({ people }) => people.map(({ name }) => name))
  const me = shift.people.find((one) => one.assignmentId === assignmentId)
  const roleName = (role: string) => shift.places.find((one) => one.role === role)?.roleName ?? { zh: role, en: role }
  const post = (await findPosts(client, [postId])).get(postId)
  const kind = (await playbookOf(client, responseId)).posts.find(({ id }) => id === post?.postKind)
  return {
    assignmentId,
    shiftId: shift.id,
    postId,
    responseId,
    postName: shift.postName,
    postPlace: shift.postPlace,
    areaName: shift.areaName,
    precinctName: shift.precinctName,
    duties: kind?.duties ?? null,
    shiftName: shift.name,
    day: shift.day,
    from: shift.from,
    until: shift.until,
    role: me?.role ?? '',
    roleName: roleName(me?.role ?? ''),
    source: me?.source ?? '',
    changed: me?.changed ?? false,
    withMe: shift.people
      .filter((one) => one.memberId !== memberId)
      .map((one) => ({ memberId: one.memberId, name: one.name, roleName: roleName(one.role) })),
    before: namesOf(neighbours.filter((one) => new Date(one.until) <= from)),
    after: namesOf(neighbours.filter((one) => new Date(one.from) >= until)),
  }
}

/** Swaps that concern a member, with the shifts in words; those that ended keep what they were about. */
export async function mySwaps({ client, vault }: Opening, memberId: string, swaps: readonly Swap[]): Promise<MySwap[]> {
  const others = swaps.map((one) => (one.memberId === memberId ? one.otherMemberId : one.memberId))
  const names = await memberNames(client, vault, (await findMembers(client, others)).values())
  const said = await inWords(
    client,
    swaps.flatMap((one) => [one.assignmentId, ...(one.otherAssignmentId ? [one.otherAssignmentId] : [])]),
  )
  return swaps.map((swap, at) => {
    const asked = swap.memberId === memberId
    const [own, other] = [said.get(swap.assignmentId) ?? '', swap.otherAssignmentId && said.get(swap.otherAssignmentId)]
    return {
      id: swap.id,
      side: asked ? 'asked' : 'wasAsked',
      state: swap.state,
      otherName: names.get(others[at] ?? '') ?? '',
      // What I give and what I take, whichever side I am on.
      give: asked ? own : (other ?? ''),
      take: asked ? (other ?? null) : own,
      reason: swap.reason,
      decidedWhy: swap.decidedWhy,
    }
  })
}

/** '2022-09-14 06:00–12:00 一号卡点' for assignments, standing or ended. */
export async function inWords(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; post_id: string; from_at: Date; until_at: Date }>(
    'select id, post_id, from_at, until_at from duty.assignment where id = any($1::uuid[])',
    [ids],
  )
  const posts = await findPosts(
    client,
    rows.map((row) => row.post_id),
  )
  return new Map(
    rows.map((row) => [
      row.id,
      `${stampSpan({ from: row.from_at, until: row.until_at })} ${posts.get(row.post_id)?.name ?? ''}`,
    ]),
  )
}
