import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { namesOfUsers } from '../../access/server/public.ts'
import { playbookOf } from '../../responses/server/public.ts'
import { StaffPost } from '../post.ts'
import { problems } from '../problems.ts'
import { whyNotRole, whyNotSpan, whyNotWork } from '../rules.ts'
import { engage } from './engagements.ts'
import { humanBehind } from './find-members.ts'
import { holdPost, placeOfPost } from './post-place.ts'

/** Puts somebody at a post for a span. Refuses with postClosed, spanWrong, unknownRole, userUnknown; atAnotherPost is held by the database, shifts included. */
export const staffPost = action({
  name: 'duty.staffPost',
  permission: 'post.staff',
  input: StaffPost,
  place: placeOfPost,
  async run({ client, vault, actor, now }, { staffId, postId, userId, personId, role, from, until }) {
    const post = await holdPost(client, postId)
    refuseIf(whyNotWork(post))
    refuseIf(whyNotSpan({ from, until }, now))
    const kind = (await playbookOf(client, post.responseId)).posts.find(({ id }) => id === post.postKind)
    refuseIf(whyNotRole(post.name, kind ?? { staffing: [] }, role))
    const known = !userId || (await namesOfUsers(client, vault, [userId])).has(userId)
    refuseIf(known ? undefined : problems.userUnknown())
    await client.query(
      `insert into duty.post_staff (id, post_id, response_id, precinct_id, area_id, user_id, person_id, role, from_at, until_at,
         staffed_by, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        staffId,
        postId,
        post.responseId,
        post.precinctId,
        post.areaId,
        userId ?? null,
        personId ?? null,
        role,
        from,
        until,
        actor.userId,
        now,
      ],
    )
    const humanId = userId ?? (await humanBehind(client, personId as string))
    const { responseId, precinctId, areaId } = post
    await engage(client, { id: staffId, humanId, kind: 'post', responseId, precinctId, areaId, postId, from, until })
    return happened(
      'post.staffed',
      { staffId, postId, role, from, until },
      { topics: ['posts', 'figures'], result: { staffId } },
    )
  },
})
