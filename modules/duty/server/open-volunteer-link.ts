import { action, happened } from '../../../platform/server/action.ts'
import { codeOf, isWithin, precinctOf } from '../../../platform/shared/area-id.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { findAreas } from '../../areas/server/public.ts'
import { getResponse } from '../../responses/server/public.ts'
import { callOutProblems } from '../call-out-problems.ts'
import { problems } from '../problems.ts'
import { OpenVolunteerLink } from '../volunteer.ts'
import { whyNotOpenLink } from '../volunteer-rules.ts'

/** Opens a way in for volunteers without an account. Refuses with responseClosed, callArea, linkSpan, linkKnown. */
export const openVolunteerLink = action({
  name: 'duty.openVolunteerLink',
  permission: 'volunteer.vet',
  input: OpenVolunteerLink,
  place: async (_look, inputs) => inputs.map(({ areaId, responseId }) => ({ areaId, responseId })),
  async run({ client, actor, now }, { linkId, responseId, areaId, name, most, until }) {
    const response = await getResponse(client, responseId)
    refuseIf(response.closedAt ? problems.responseClosed() : undefined)
    const known = (await findAreas(client, [areaId])).has(areaId) && isWithin(areaId, response.areaId)
    refuseIf(known ? undefined : callOutProblems.callArea({ area: codeOf(areaId) }))
    refuseIf(whyNotOpenLink(new Date(until), now))
    await client.query(
      `insert into duty.volunteer_link (id, response_id, precinct_id, area_id, name, most, until_at, opened_by, opened_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [linkId, responseId, precinctOf(areaId), areaId, name, most, new Date(until), actor.userId, now],
    )
    return happened('volunteerLink.opened', { linkId, areaId, most }, { topics: ['volunteers'] })
  },
})
