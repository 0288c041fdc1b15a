import { action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { isWithin, precinctOf } from '../../../platform/shared/area-id.ts'
import { whyNotIdentityNumber } from '../../../platform/shared/codes/identity-number.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { getResponse } from '../../responses/server/public.ts'
import { problems } from '../problems.ts'
import { longestWatchDays, WatchPerson } from '../watch.ts'
import { personKey } from './lookup-keys.ts'
import { WATCH_SEAL, watches } from './watch-table.ts'

const DAY = 86_400_000

/** A person is wanted for follow-up: every gate of the response looks out, without its officers knowing. Never open-ended. */
export const watchPerson = action({
  name: 'checkpoints.watchPerson',
  permission: 'followUp.close',
  input: WatchPerson,
  sealClass: WATCH_SEAL,
  place: async (_look, inputs) => inputs.map(({ areaId, responseId }) => ({ areaId, responseId })),
  async run(context, { id, responseId, areaId, document, identityNumber, reason, until }) {
    const { client, vault, now, sealed, commandId, actor } = context
    const response = await getResponse(client, responseId)
    if (!isWithin(areaId, response.areaId)) refuse(platformProblems.notFound())
    if (response.closedAt) refuse(problems.watchNotRunning())
    // A mistyped number would be looked for in vain, and nobody would know.
    refuseIf(whyNotIdentityNumber(identityNumber, document))
    const untilAt = new Date(until)
    const lasts = untilAt.getTime() - now.getTime()
    if (lasts <= 0 || lasts > longestWatchDays * DAY) refuse(problems.watchSpan({ days: longestWatchDays }))
    await context.record(watches, {
      precinct_id: precinctOf(areaId),
      id,
      response_id: responseId,
      area_id: areaId,
      command_id: commandId,
      person_key: personKey(vault, responseId, identityNumber),
      sealed: sealed?.bytes,
      key_id: sealed?.keyId,
      reason,
      watched_by: actor.userId,
      from_at: now,
      until_at: untilAt,
    })
    return happened('watch.set', { id, reason }, { topics: ['followUps'], result: { id } })
  },
})
