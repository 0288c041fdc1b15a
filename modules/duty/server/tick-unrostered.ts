import { action } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { TickUnrostered } from '../attendance.ts'
import { findMembers } from './find-members.ts'
import { findPosts } from './find-posts.ts'
import { placeOfPost } from './post-place.ts'
import { keepUnrostered } from './unrostered.ts'

/**
 * A lead records that somebody on the duty list came to a post, or left it, where no shift was laid for them. Refuses with unknownRole,
 * onShiftHere, onDutyElsewhere, and as `whyNotMark` says.
 */
export const tickUnrostered = action({
  name: 'duty.tickUnrostered',
  permission: 'attendance.mark',
  input: TickUnrostered,
  place: placeOfPost,
  async run(context, { markId, postId, memberId, role, kind, at, paper }) {
    const { client } = context
    const post = (await findPosts(client, [postId])).get(postId.toLowerCase()) ?? refuse(platformProblems.notFound())
    const member = (await findMembers(client, [memberId])).get(memberId) ?? refuse(platformProblems.notFound())
    const how = paper ? 'paper' : 'lead'
    return keepUnrostered(context, { post, member, role }, { id: markId, kind, how, at: new Date(at) })
  },
})
