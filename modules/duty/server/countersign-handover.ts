import { type Action, action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { CountersignHandover } from '../handover.ts'
import { whyNotCountersign } from '../handover-rules.ts'
import { findHandovers, neighbourShifts } from './find-handovers.ts'
import { findMembers, ownMember } from './find-members.ts'
import { assignedTo, findShifts } from './find-shifts.ts'
import { DUTY_CLASS } from './insert-members.ts'

const placeOfHandover: Action<typeof CountersignHandover>['place'] = async ({ client }, inputs) => {
  const found = await findHandovers(
    client,
    inputs.map(({ handoverId }) => handoverId),
  )
  return inputs.map(({ handoverId }) => {
    const one = found.get(handoverId)
    return one && { areaId: one.areaId, responseId: one.responseId }
  })
}

/** Somebody of the relief confirms what was passed on. Refuses with handoverSamePerson, handoverNotRelief, handoverCountersigned, handoverBeforeSigned. */
export const countersignHandover = action({
  name: 'duty.countersignHandover',
  permission: 'duty.serve',
  input: CountersignHandover,
  sealClass: DUTY_CLASS,
  place: placeOfHandover,
  async run({ client, vault, actor, now, madeAt }, { handoverId, remark }) {
    await client.query('select 1 from duty.handover where id = $1 for update', [handoverId])
    const handover = (await findHandovers(client, [handoverId])).get(handoverId) ?? refuse(platformProblems.notFound())
    const { responseId, shiftId } = handover
    const member = await ownMember(client, actor.userId, responseId)
    const shift = (await findShifts(client, [shiftId])).get(shiftId) ?? refuse(platformProblems.notFound())
    const relief = await assignedTo(client, await neighbourShifts(client, shift, 'after'))
    const mine = relief.find(({ memberId }) => memberId === member.id)
    refuseIf(
      whyNotCountersign({
        signer: (await findMembers(client, [handover.signedBy])).get(handover.signedBy)?.humanId,
        countersigner: member.humanId,
        onRelief: Boolean(mine),
        signedAt: handover.signedAt,
        countersignedAt: handover.countersignedAt,
        at: madeAt,
      }),
    )
    await vault.ready(responseId, DUTY_CLASS, now)
    const sealed = remark ? vault.seal(responseId, DUTY_CLASS, now, remark, `${handoverId} remark`) : undefined
    await client.query(
      `update duty.handover set countersigned_by = $2, countersigned_at = $3, relief_shift_id = $4, remark_sealed = $5, remark_key_id = $6
       where id = $1`,
      [handoverId, member.id, madeAt, mine?.shiftId ?? null, sealed?.bytes ?? null, sealed?.keyId ?? null],
    )
    return happened(
      'handover.countersigned',
      { handoverId, shiftId, reliefShiftId: mine?.shiftId ?? null },
      { topics: ['handovers', 'figures'], result: { handoverId } },
    )
  },
})
