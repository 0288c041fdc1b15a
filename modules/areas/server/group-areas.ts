import { action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { levelOf } from '../../../platform/shared/area-id.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { commonAreaOf } from '../area.ts'
import { problems } from '../problems.ts'
import { GroupAreas } from '../responsibility.ts'
import { findAreas } from './find-areas.ts'
import { whyNotInResponse } from './in-response.ts'

/** Puts places of one level together for command in a response: a war zone, or a pairing of two. */
export const groupAreas = action({
  name: 'areas.groupAreas',
  permission: 'areas.write',
  input: GroupAreas,
  place: async (_look, inputs) =>
    inputs.map(({ areaIds, responseId }) => ({ areaId: commonAreaOf(areaIds), responseId })),
  async run({ client, now, place }, { groupId, responseId, name, kind, areaIds, organisationId }) {
    const chosen = [...new Set(areaIds)]
    refuseIf(chosen.length < 2 ? problems.groupNeedsTwo() : undefined)
    refuseIf(kind === 'pairing' && chosen.length !== 2 ? problems.pairOfTwo({ count: chosen.length }) : undefined)
    refuseIf(new Set(chosen.map(levelOf)).size > 1 ? problems.groupOfOneLevel() : undefined)
    const known = await findAreas(client, [...chosen, place.areaId])
    refuseIf(chosen.every((id) => known.has(id)) && known.has(place.areaId) ? undefined : platformProblems.notFound())
    refuseIf(await whyNotInResponse(client, responseId, place.areaId))
    await client.query(
      `insert into areas.area_group (id, response_id, area_id, name, kind, organisation_id, formed_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [groupId, responseId, place.areaId, name, kind, organisationId ?? null, now],
    )
    const tuples = chosen.map((_, at) => `($1,$${at + 2})`)
    await client.query(`insert into areas.area_group_member (group_id, area_id) values ${tuples.join()}`, [
      groupId,
      ...chosen,
    ])
    return happened(
      'areas.grouped',
      { groupId, name, kind, areaIds: chosen },
      { topics: ['areas'], result: { groupId } },
    )
  },
})
