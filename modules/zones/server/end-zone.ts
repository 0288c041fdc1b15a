import { action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { getResponse, noteOnTimeline } from '../../responses/server/public.ts'
import { problems } from '../problems.ts'
import { EndZone } from '../zone.ts'

interface ZoneTuple {
  id: string
  response_id: string
  area_id: string
  level: string
  from_at: Date
  until_at: Date | null
}

const FIND = 'select id, response_id, area_id, level, from_at, until_at from zones.zone where id = any($1::uuid[])'

/** Lifts a zone from now on, with a reason; one that has not begun never does. Refuses with alreadyEnded, responseClosed. */
export const endZone = action({
  name: 'zones.endZone',
  permission: 'zone.change',
  input: EndZone,
  place: async ({ client }, inputs) => {
    const { rows } = await client.query<ZoneTuple>(FIND, [inputs.map(({ zoneId }) => zoneId)])
    return inputs.map(({ zoneId }) => {
      const zone = rows.find(({ id }) => id === zoneId.toLowerCase())
      return zone && { areaId: zone.area_id, responseId: zone.response_id }
    })
  },
  async run(context, { zoneId, reason }) {
    const { client, actor, now } = context
    const { rows } = await client.query<ZoneTuple>(`${FIND} for update`, [[zoneId]])
    const zone = rows[0] ?? refuse(platformProblems.notFound())
    const { closedAt } = await getResponse(client, zone.response_id)
    refuseIf(closedAt ? problems.responseClosed() : undefined)
    refuseIf(
      zone.until_at && zone.until_at <= now ? problems.alreadyEnded({ at: localStamp(zone.until_at) }) : undefined,
    )
    // A span needs a length: what has not begun keeps one millisecond that nobody lives in.
    const end = zone.from_at < now ? now : new Date(zone.from_at.getTime() + 1)
    await client.query('update zones.zone set until_at = $2, ended_by = $3, end_reason = $4 where id = $1', [
      zoneId,
      end,
      actor.userId,
      reason,
    ])
    const { response_id: responseId, area_id: areaId, level } = zone
    await noteOnTimeline(context, [{ responseId, areaId, kind: 'zoneEnded', facts: { level }, reason }])
    return happened('zone.ended', { zoneId, responseId }, { topics: ['zones', 'responses'] })
  },
})
