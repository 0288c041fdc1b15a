import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { AreaId } from '../../../platform/shared/area-id.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { postsOfUser } from './find-posts.ts'

/** The posts at which the person who asks serves now: what their phone opens with. */
export const listMyPosts = query({
  name: 'duty.myPosts',
  permission: 'post.read',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        id: Id,
        responseId: Id,
        precinctId: AreaId,
        areaId: AreaId,
        kind: z.string(),
        name: z.string(),
        place: z.string(),
      }),
    ),
    asOf: z.string(),
  }),
  async run({ client, actor, now }) {
    const posts = await postsOfUser(client, actor.userId, now)
    return {
      rows: posts.map(({ id, responseId, precinctId, areaId, kind, name, place }) => ({
        id,
        responseId,
        precinctId,
        areaId,
        kind,
        name,
        place,
      })),
      asOf: now.toISOString(),
    }
  },
})
