import { type ActionContext, action, happened } from '../../../platform/server/action.ts'
import { precinctOf } from '../../../platform/shared/area-id.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { commonAreaOf } from '../../areas/area.ts'
import { findAreas } from '../../areas/server/public.ts'
import type { PostKind } from '../../playbooks/posts.ts'
import { getResponse, noteOnTimeline, playbookOf } from '../../responses/server/public.ts'
import { minuteOf, type NewPost, OpenPosts } from '../post.ts'
import { problems } from '../problems.ts'
import { whyNotOpen } from '../rules.ts'
import { keepOrder } from './keep-order.ts'
import { refuseProhibited } from './refuse-prohibited.ts'

/**
 * Opens posts, all or none, each with the order behind it. Refuses with orderMissing, unknownPostKind, outsideResponse, areaUnknown,
 * nameTaken, responseClosed, and with what the response's rule pack does not offer or prohibits.
 */
export const openPosts = action({
  name: 'duty.openPosts',
  permission: 'post.open',
  input: OpenPosts,
  place: async (_look, inputs) =>
    inputs.map(({ responseId, posts }) => ({ areaId: commonAreaOf(posts.map(({ areaId }) => areaId)), responseId })),
  async run(context, input) {
    const { client, now } = context
    const { responseId, posts, order } = input
    const response = await getResponse(client, responseId)
    refuseIf(response.closedAt ? problems.responseClosed() : undefined)
    const kinds = new Map((await playbookOf(client, responseId)).posts.map((kind) => [kind.id, kind]))
    const areas = await findAreas(
      client,
      posts.map(({ areaId }) => areaId),
    )
    for (const post of posts) {
      const behind = post.order ?? order
      refuseIf(
        whyNotOpen(post, {
          kind: kinds.get(post.postKind),
          knownKinds: [...kinds.keys()],
          responseArea: response.areaId,
          areaRegistered: areas.has(post.areaId),
          order: behind,
          now,
        }),
      )
    }
    await refuseProhibited(context, input, kinds)
    for (const post of posts) {
      await insertPost(context, responseId, post, kinds.get(post.postKind) as PostKind)
      const behind = post.order ?? order
      if (behind) await keepOrder(context, { id: post.postId, areaId: post.areaId }, 'open', behind)
    }
    await noteOnTimeline(
      context,
      posts.map(({ name, areaId, postKind, order: own }) => {
        const facts = { name, kind: kinds.get(postKind)?.name, order: (own ?? order)?.number }
        return { responseId, areaId, kind: 'postOpened', facts }
      }),
    )
    return happened(
      'post.opened',
      { responseId, postIds: posts.map(({ postId }) => postId) },
      { topics: ['posts', 'figures', 'responses'], result: { posts: posts.length } },
    )
  },
})

async function insertPost({ client, actor, now }: ActionContext, responseId: string, post: NewPost, kind: PostKind) {
  const hours = post.hours ?? kind.hours
  const staffing = post.staffing ?? kind.staffing.map(({ role, count }) => ({ role, count }))
  await client.query(
    `insert into duty.post (id, response_id, precinct_id, area_id, kind, post_kind, name, place, opens_minute, shuts_minute,
       staffing, opened_by, opened_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      post.postId,
      responseId,
      precinctOf(post.areaId),
      post.areaId,
      kind.kind,
      kind.id,
      post.name,
      post.place,
      minuteOf(hours.from) % 1440,
      minuteOf(hours.until) || 1440,
      JSON.stringify(staffing),
      actor.userId,
      now,
    ],
  )
}
