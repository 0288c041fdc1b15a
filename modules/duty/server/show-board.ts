import { z } from 'zod'
import { grantsFor } from '../../../platform/server/actor.ts'
import { query } from '../../../platform/server/query.ts'
import { AreaId } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { getResponse } from '../../responses/server/public.ts'
import { mostOnBoard, ShiftShown } from '../board.ts'
import { shiftsBetween } from './find-shifts.ts'
import { showShifts } from './shifts-shown.ts'

const Moment = z.iso.datetime({ offset: true })

/**
 * The shifts that overlap a span in an area, with who stands on them and what is missing; of one roster or post where it is given.
 * Drafts are shown to those who plan. `more`: there are shifts after the last one shown.
 */
export const showBoard = query({
  name: 'duty.board',
  permission: 'roster.read',
  input: z.object({
    responseId: Id,
    areaId: AreaId.optional(),
    rosterId: Id.optional(),
    postId: Id.optional(),
    /** Only turns of leaders. */
    turns: z.boolean().optional(),
    from: Moment,
    until: Moment,
  }),
  output: z.object({ shifts: z.array(ShiftShown), more: z.boolean(), asOf: z.string() }),
  async run({ client, vault, actor, now }, { responseId, areaId, from, until, ...narrow }) {
    const response = await getResponse(client, responseId)
    const shifts = await shiftsBetween(client, {
      responseId,
      areaId: areaId ?? response.areaId,
      ...narrow,
      from: new Date(from),
      until: new Date(until),
      drafts: grantsFor(actor, 'roster.plan', now).length > 0,
      limit: mostOnBoard + 1,
    })
    return {
      shifts: await showShifts(client, vault, shifts.slice(0, mostOnBoard)),
      more: shifts.length > mostOnBoard,
      asOf: now.toISOString(),
    }
  },
})
