import { action, happened } from '../../../platform/server/action.ts'
import { mayAct } from '../../../platform/server/actor.ts'
import { whyNotOver } from '../../../platform/server/changed-meanwhile.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { codeOf, isWithin, precinctOf } from '../../../platform/shared/area-id.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { findAreas } from '../../areas/server/public.ts'
import { getResponse, noteOnTimeline } from '../../responses/server/public.ts'
import { MovePost } from '../post.ts'
import { problems } from '../problems.ts'
import { rosterProblems } from '../roster-problems.ts'
import { whyNotOrder, whyNotWork } from '../rules.ts'
import { keepOrder } from './keep-order.ts'
import { holdPost, placeOfPost } from './post-place.ts'
import { countShiftsAhead, moveShiftsOf } from './shifts-of-post.ts'

/** Moves a post, with the order behind it; who is staffed goes along. Refuses with postClosed, sameSpot, outsideResponse, areaUnknown, orderNotYetSigned, postHasShifts. */
export const movePost = action({
  name: 'duty.movePost',
  permission: 'post.open',
  input: MovePost,
  place: placeOfPost,
  async run(context, { postId, areaId, place, seen, order, reason }) {
    const { client, actor, now } = context
    const post = await holdPost(client, postId)
    refuseIf(whyNotWork(post))
    refuseIf(whyNotOrder(order, now))
    refuseIf(post.areaId === areaId && post.place === place ? problems.sameSpot({ name: post.name }) : undefined)
    refuseIf(whyNotOver({ seen, standing: post.place, yours: place }))
    // Both ends: nobody pushes a post into a neighbour's area.
    const there = mayAct(actor, 'post.open', { areaId, responseId: post.responseId }, now)
    refuseIf(there ? undefined : platformProblems.notFound())
    const { areaId: responseArea } = await getResponse(client, post.responseId)
    refuseIf(isWithin(areaId, responseArea) ? undefined : problems.outsideResponse({ name: post.name }))
    const known = (await findAreas(client, [areaId])).has(areaId)
    refuseIf(known ? undefined : problems.areaUnknown({ name: post.name, area: codeOf(areaId) }))
    const ahead = precinctOf(areaId) === post.precinctId ? 0 : await countShiftsAhead(client, postId, now)
    refuseIf(ahead > 0 ? rosterProblems.postHasShifts({ name: post.name, count: ahead }) : undefined)
    const spot = [postId, areaId, precinctOf(areaId)]
    await client.query('update duty.post set area_id = $2, precinct_id = $3, place = $4 where id = $1', [
      ...spot,
      place,
    ])
    await client.query('update duty.post_staff set area_id = $2, precinct_id = $3 where post_id = $1', spot)
    await moveShiftsOf(client, postId, areaId, now)
    await keepOrder(context, { id: postId, areaId }, 'move', order, reason)
    const facts = { name: post.name, from: post.place, to: place, order: order.number }
    await noteOnTimeline(context, [{ responseId: post.responseId, areaId, kind: 'postMoved', facts, reason }])
    return happened('post.moved', { postId, from: post.areaId, to: areaId }, { topics: ['posts', 'figures'] })
  },
})
