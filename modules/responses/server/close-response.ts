import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { countOpenPosts } from '../../duty/server/public.ts'
import { problems } from '../problems.ts'
import { CloseResponse } from '../response.ts'
import { whyNotWork } from '../rules.ts'
import { getResponse } from './find-responses.ts'
import { noteOnTimeline } from './note-on-timeline.ts'
import { placeOfResponse } from './response-place.ts'

/** Stands the response down. Nothing is deleted; its figures and reports stay. Refuses with closed, postsStillOpen. */
export const closeResponse = action({
  name: 'responses.closeResponse',
  permission: 'response.close',
  input: CloseResponse,
  place: placeOfResponse,
  async run(context, { responseId, reason }) {
    const { client, actor, now } = context
    const response = await getResponse(client, responseId)
    refuseIf(whyNotWork(response))
    const count = await countOpenPosts(client, responseId)
    refuseIf(count > 0 ? problems.postsStillOpen({ count }) : undefined)
    await client.query(
      'update responses.response set closed_at = $2, closed_by = $3, close_reason = $4 where id = $1',
      [responseId, now, actor.userId, reason],
    )
    await noteOnTimeline(context, [{ responseId, areaId: response.areaId, kind: 'closed', reason }])
    return happened('response.closed', { responseId }, { topics: ['responses'] })
  },
})
