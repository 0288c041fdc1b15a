import { type ActionContext, action, happened } from '../../../platform/server/action.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { SignHandover } from '../handover.ts'
import { handoverProblems } from '../handover-problems.ts'
import { whyNotSign } from '../handover-rules.ts'
import { handoverItemTable, handoverTable } from './attendance-tables.ts'
import { handoverOfShift, openItemsOf } from './find-handovers.ts'
import { ownMember } from './find-members.ts'
import { assignedTo, type Shift } from './find-shifts.ts'
import { DUTY_CLASS } from './insert-members.ts'
import { placeOfShift } from './shift-place.ts'

/**
 * One of those on a shift writes and signs what it passes on. Open items that are not done go on to the next shift by themselves.
 * Refuses with handoverNotYours, handoverTooSoon, handoverWritten, itemNotOpen.
 */
export const signHandover = action({
  name: 'duty.signHandover',
  permission: 'duty.serve',
  input: SignHandover,
  sealClass: DUTY_CLASS,
  place: placeOfShift,
  async run(context, { handoverId, shiftId, text, items, done }) {
    const { client, vault, actor, now, madeAt, commandId, place } = context
    const shift = place.found as Shift
    const member = await ownMember(client, actor.userId, shift.responseId)
    const onShift = (await assignedTo(client, [shiftId])).some(({ memberId }) => memberId === member.id)
    const writtenAt = (await handoverOfShift(client, shiftId))?.signedAt
    refuseIf(whyNotSign({ shiftFrom: shift.from, onShift, writtenAt, at: madeAt, now }))
    await vault.ready(shift.responseId, DUTY_CLASS, now)
    const sealed = vault.seal(shift.responseId, DUTY_CLASS, now, text, handoverId)
    const made = { command_id: commandId, made_at: madeAt, received_at: now }
    const where = { precinct_id: shift.precinctId, response_id: shift.responseId, area_id: shift.areaId }
    await context.record(handoverTable, {
      ...{ ...where, id: handoverId, post_id: shift.postId, shift_id: shiftId },
      ...{ sealed: sealed.bytes, key_id: sealed.keyId, signed_by: member.id, signed_at: madeAt, ...made },
    })
    const open = [
      ...(await carriedOn(context, shift, done, member.id)),
      ...items.map((one) => ({ ...one, from: null })),
    ]
    await context.record(
      handoverItemTable,
      open.map(({ itemId, text: said, from }) => {
        const item = vault.seal(shift.responseId, DUTY_CLASS, now, said, itemId)
        const kept = { sealed: item.bytes, key_id: item.keyId, carried_from: from }
        return { ...where, id: itemId, handover_id: handoverId, post_id: shift.postId, ...kept, ...made }
      }),
    )
    return happened(
      'handover.signed',
      { handoverId, shiftId, items: items.length, done: done.length, open: open.length },
      { topics: ['handovers', 'figures'], result: { handoverId, open: open.length } },
    )
  },
})

/** Closes what is open at the post: what is done ends, the rest goes on under a new row that says whence. Refuses with itemNotOpen. */
async function carriedOn(
  { client, vault, now }: ActionContext,
  shift: Shift,
  done: readonly string[],
  memberId: string,
): Promise<{ itemId: string; text: string; from: string | null }[]> {
  const open = await openItemsOf(client, shift)
  const known = new Set(open.map(({ id }) => id))
  refuseIf(done.every((id) => known.has(id)) ? undefined : handoverProblems.itemNotOpen())
  if (open.length === 0) return []
  await client.query(
    'update duty.handover_item set closed_at = $3, closed_by = $4 where precinct_id = $1 and id = any($2::uuid[])',
    [shift.precinctId, [...known], now, memberId],
  )
  const carried = []
  for (const { id, sealed, keyId } of open.filter((one) => !done.includes(one.id))) {
    const text = await vault.open({ keyId, bytes: sealed }, id)
    if (typeof text === 'string') carried.push({ itemId: newId(), text, from: id })
  }
  return carried
}
