import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { noteOnTimeline } from '../../responses/server/public.ts'
import { ClosePost } from '../post.ts'
import { whyNotOrder, whyNotWork } from '../rules.ts'
import { keepOrder } from './keep-order.ts'
import { holdPost, placeOfPost } from './post-place.ts'
import { endShiftsOf } from './shifts-of-post.ts'

/** Closes a post with an order and a reason; whoever is staffed or on a shift to come is free from now on. Refuses with postClosed, orderNotYetSigned. */
export const closePost = action({
  name: 'duty.closePost',
  permission: 'post.close',
  input: ClosePost,
  place: placeOfPost,
  async run(context, { postId, order, reason }) {
    const { client, now } = context
    const post = await holdPost(client, postId)
    refuseIf(whyNotWork(post))
    refuseIf(whyNotOrder(order, now))
    await client.query('update duty.post set closed_at = $2 where id = $1', [postId, now])
    await client.query(
      'update duty.post_staff set cancelled_at = $2 where post_id = $1 and from_at >= $2 and cancelled_at is null',
      [postId, now],
    )
    await client.query(
      'update duty.post_staff set was_until = until_at, until_at = $2 where post_id = $1 and from_at < $2 and until_at > $2',
      [postId, now],
    )
    await endShiftsOf(client, postId, { now, by: context.actor.userId, why: 'postClosed' })
    await keepOrder(context, post, 'close', order, reason)
    const { responseId, areaId, name } = post
    const facts = { name, order: order.number }
    await noteOnTimeline(context, [{ responseId, areaId, kind: 'postClosed', facts, reason }])
    return happened('post.closed', { postId }, { topics: ['posts', 'shifts', 'figures', 'responses'] })
  },
})
