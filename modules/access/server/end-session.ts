import { action, happened } from '../../../platform/server/action.ts'
import { OWN } from '../../../platform/server/actor.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { wholeCountry } from '../../../platform/shared/area-id.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { EndSession } from '../device.ts'
import { usersChanged } from './in-doubt.ts'

/** Signs oneself out somewhere else: a browser left open, a phone handed on. */
export const endSession = action({
  name: 'access.endSession',
  permission: OWN,
  input: EndSession,
  place: async ({ actors }, inputs) =>
    inputs.map((_, at) => ({ areaId: actors[at]?.grants[0]?.areaId ?? wholeCountry })),
  async run({ client, actor }, { sessionId }) {
    const ended = await client.query('delete from access.session where id = $1 and user_id = $2', [
      sessionId,
      actor.userId,
    ])
    refuseIf(ended.rowCount ? undefined : platformProblems.notFound())
    await usersChanged(client, [actor.userId])
    return happened('access.sessionEnded', { sessionId })
  },
})
