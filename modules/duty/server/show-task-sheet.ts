import { z } from 'zod'
import { grantsFor } from '../../../platform/server/actor.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { playbookOf } from '../../responses/server/public.ts'
import { TaskSheet } from '../board.ts'
import { findPosts } from './find-posts.ts'
import { findRosters } from './find-rosters.ts'
import { findShifts, shiftsBetween } from './find-shifts.ts'
import { showShifts } from './shifts-shown.ts'

const MINUTE = 60_000

/** What a shift is to do, on one sheet: the post and the order behind it, who serves, whom they relieve and who relieves them. */
export const showTaskSheet = query({
  name: 'duty.taskSheet',
  permission: 'roster.read',
  input: z.object({ shiftId: Id }),
  output: TaskSheet,
  async run({ client, vault, scope, actor, now }, { shiftId }) {
    const shift = (await findShifts(client, [shiftId])).get(shiftId) ?? refuse(platformProblems.notFound())
    refuseOtherResponse(scope, shift)
    const roster = (await findRosters(client, [shift.rosterId])).get(shift.rosterId)
    const plans = grantsFor(actor, 'roster.plan', now).length > 0
    refuseIf(roster && (roster.state !== 'draft' || plans) ? undefined : platformProblems.notFound())
    const around = await shiftsBetween(client, {
      ...{ responseId: shift.responseId, areaId: shift.areaId, postId: shift.postId },
      from: new Date(shift.from.getTime() - MINUTE),
      until: new Date(shift.until.getTime() + MINUTE),
      drafts: plans,
    })
    const [shown] = await showShifts(client, vault, [shift])
    const others = await showShifts(
      client,
      vault,
      around.filter((one) => one.id !== shiftId && (one.until <= shift.from || one.from >= shift.until)),
    )
    const names = (some: typeof others) => some.flatMap(({ people }) => people.map(({ name }) => name))
    const post = (await findPosts(client, [shift.postId])).get(shift.postId)
    const kind = (await playbookOf(client, shift.responseId)).posts.find(({ id }) => id === post?.postKind)
    const orders = await client.query<{ title: string; number: string; signedBy: string }>(
      `select title, number, signed_by as "signedBy" from duty.post_order
       where post_id = $1 and deed <> 'close' order by received_at desc, id desc limit 1`,
      [shift.postId],
    )
    return {
      shift: shown ?? refuse(platformProblems.notFound()),
      rosterName: roster?.name ?? '',
      duties: kind?.duties ?? null,
      order: orders.rows[0] ?? null,
      before: names(others.filter(({ until }) => new Date(until) <= shift.from)),
      after: names(others.filter(({ from }) => new Date(from) >= shift.until)),
      asOf: now.toISOString(),
    }
  },
})
