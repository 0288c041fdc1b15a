import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { MyHandover } from '../handover.ts'
import { handoverProblems } from '../handover-problems.ts'
import { handoverOfShift, handoverShown, itemsShown, neighbourShifts, openItemsOf } from './find-handovers.ts'
import { ownMember } from './find-members.ts'
import { findPosts } from './find-posts.ts'
import { assignedTo, findShifts } from './find-shifts.ts'

/** For somebody on a shift: what it has handed over, what came from the shift before, and what is open at the post. Refuses with handoverNotYours. */
export const showMyHandover = query({
  name: 'duty.myHandover',
  permission: 'duty.serve',
  input: z.object({ shiftId: Id }),
  output: MyHandover,
  async run({ client, vault, scope, actor, now }, { shiftId }) {
    const shift = (await findShifts(client, [shiftId])).get(shiftId) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, shift)
    const member = await ownMember(client, actor.userId, shift.responseId)
    const onShift = (await assignedTo(client, [shiftId])).some(({ memberId }) => memberId === member.id)
    refuseIf(onShift ? undefined : handoverProblems.handoverNotYours())
    const written = await handoverOfShift(client, shiftId)
    const [beforeId] = await neighbourShifts(client, shift, 'before')
    const before = beforeId ? await handoverOfShift(client, beforeId) : undefined
    return {
      shiftId,
      postName: (await findPosts(client, [shift.postId])).get(shift.postId)?.name ?? '',
      shiftName: shift.name,
      from: shift.from.toISOString(),
      until: shift.until.toISOString(),
      written: written ? await handoverShown(client, vault, written) : null,
      before: before ? await handoverShown(client, vault, before) : null,
      mayCountersign: Boolean(before && !before.countersignedAt && before.signedBy !== member.id),
      openItems: await itemsShown(vault, await openItemsOf(client, shift)),
      asOf: now.toISOString(),
    }
  },
})
