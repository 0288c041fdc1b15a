import { action, happened } from '../../../platform/server/action.ts'
import { areaSpan } from '../../../platform/shared/area-id.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { SetCommandGroup } from '../command-group.ts'
import { whyNotHere, whyNotWork } from '../rules.ts'
import { getResponse } from './find-responses.ts'
import { noteOnTimeline } from './note-on-timeline.ts'
import { placeOfResponse } from './response-place.ts'

/** Sets who decides at one place of the response, with their duties; the group before it is kept as superseded. */
export const setCommandGroup = action({
  name: 'responses.setCommandGroup',
  permission: 'response.change',
  input: SetCommandGroup,
  sealClass: 'commandGroup',
  place: placeOfResponse,
  async run(context, { responseId, groupId, members }) {
    const { client, actor, now, place, sealed, commandId } = context
    const response = await getResponse(client, responseId)
    refuseIf(whyNotWork(response))
    refuseIf(whyNotHere(response, place.areaId))
    await client.query(
      'update responses.command_group set superseded_at = $3 where response_id = $1 and area_id = $2 and superseded_at is null',
      [responseId, place.areaId, now],
    )
    const open = members.map(({ office, duties, userId }) => ({ office, duties, userId }))
    await client.query(
      `insert into responses.command_group
         (id, response_id, area_id, area_end, members, sealed, key_id, command_id, set_by, set_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        groupId,
        responseId,
        place.areaId,
        areaSpan(place.areaId).to,
        JSON.stringify(open),
        sealed?.bytes ?? null,
        sealed?.keyId ?? null,
        commandId,
        actor.userId,
        now,
      ],
    )
    const facts = {
      members: members.length,
      offices: members
        .slice(0, 3)
        .map(({ office }) => office)
        .join('、'),
    }
    await noteOnTimeline(context, [{ responseId, areaId: place.areaId, kind: 'commandGroupSet', facts }])
    return happened(
      'response.commandGroupSet',
      { responseId, groupId, members: members.length },
      { topics: ['responses'] },
    )
  },
})
