import { action } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { ServeUnrostered } from '../attendance.ts'
import { whyNotPostCode } from '../post-code.ts'
import { ownMember } from './find-members.ts'
import { findPosts } from './find-posts.ts'
import { postCodeProofs } from './post-code-keys.ts'
import { placeOfPost } from './post-place.ts'
import { keepUnrostered } from './unrostered.ts'

/**
 * A member comes to a post where no shift was laid for them, proved by the post's code, or leaves it again. It is one person-time like
 * any other. Refuses with notYourself, code…, onShiftHere, onDutyElsewhere, checkedInAlready, notCheckedIn.
 */
export const serveUnrostered = action({
  name: 'duty.serveUnrostered',
  permission: 'duty.serve',
  input: ServeUnrostered,
  place: placeOfPost,
  async run(context, { markId, postId, kind, code }) {
    const { client, vault, actor, madeAt } = context
    const post = (await findPosts(client, [postId])).get(postId.toLowerCase()) ?? refuse(platformProblems.notFound())
    const member = await ownMember(client, actor.userId, post.responseId)
    if (code !== undefined) {
      const publicKeys = await postCodeProofs(vault, { responseId: post.responseId, postId: post.id }, madeAt)
      refuseIf(whyNotPostCode(code, { postId: post.id, at: madeAt, publicKeys }))
    }
    const how = code === undefined ? 'phone' : 'code'
    return keepUnrostered(context, { post, member }, { id: markId, kind, how, at: madeAt })
  },
})
