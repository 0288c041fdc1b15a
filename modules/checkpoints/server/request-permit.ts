import { action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { isWithin, precinctOf } from '../../../platform/shared/area-id.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { getResponse } from '../../responses/server/public.ts'
import { longestPermitDays, RequestPermit } from '../permit.ts'
import { whyNotRequest } from '../permit-rules.ts'
import { holderMark } from '../permit-token.ts'
import { problems } from '../problems.ts'
import { personKey, plateKey } from './lookup-keys.ts'
import { getPermitKeys } from './permit-keys.ts'
import { PERMIT_SEAL, permits, wholeMinute } from './permit-table.ts'

/** Asks for a permit, at the desk for somebody; it holds for nothing until it is approved. */
export const requestPermit = action({
  name: 'checkpoints.requestPermit',
  permission: 'permit.request',
  input: RequestPermit,
  sealClass: PERMIT_SEAL,
  place: async (_look, inputs) => inputs.map(({ areaId, responseId }) => ({ areaId, responseId })),
  async run(context, request) {
    const { client, vault, now, sealed, commandId, actor } = context
    const { id, responseId, areaId, holder } = request
    const response = await getResponse(client, responseId)
    if (!isWithin(areaId, response.areaId)) refuse(platformProblems.notFound())
    if (response.closedAt) refuse(problems.responseClosed())
    refuseIf(whyNotRequest(request, longestPermitDays))
    if (Date.parse(request.until) <= now.getTime()) refuse(problems.permitPast())
    const { holderKey } = await getPermitKeys(client, vault, responseId, now)
    // `whyNotRequest` has seen to it that the holder's number is there.
    const number = (holder === 'vehicle' ? request.plate : request.identityNumber) as string
    await context.record(permits, {
      precinct_id: precinctOf(areaId),
      id,
      response_id: responseId,
      area_id: areaId,
      command_id: commandId,
      kind: request.kind,
      holder,
      state: 'requested',
      valid_from: wholeMinute(request.from),
      valid_until: wholeMinute(request.until),
      times: request.frequency?.times ?? null,
      every_days: request.frequency?.everyDays ?? null,
      holder_mark: holderMark(id, holder, number, holderKey),
      holder_key: holder === 'vehicle' ? plateKey(vault, responseId, number) : personKey(vault, responseId, number),
      sealed: sealed?.bytes,
      key_id: sealed?.keyId,
      entered_for: request.enteredFor ?? null,
      requested_by: actor.userId,
      requested_at: now,
    })
    return happened('permit.requested', { id, kind: request.kind }, { topics: ['permits'], result: { id } })
  },
})
