import { action, happened } from '../../../platform/server/action.ts'
import { mayAct } from '../../../platform/server/actor.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { problems } from '../problems.ts'
import { HandleSighting } from '../watch.ts'
import { type SightingRow, WATCH_SEAL } from './watch-table.ts'

/** A medic has dealt with a sighting of a watched person, where it was or where the watch is from. */
export const handleSighting = action({
  name: 'checkpoints.handleSighting',
  permission: 'followUp.close',
  input: HandleSighting,
  sealClass: WATCH_SEAL,
  async place({ client, actors }, inputs) {
    const ids = inputs.map(({ sightingId }) => sightingId)
    const { rows } = await client.query<SightingRow>('select * from checkpoints.sighting where id = any($1)', [ids])
    const found = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id, at) => {
      const row = found.get(id)
      if (!row) return undefined
      const responseId = row.response_id
      const watched = { areaId: row.watch_area_id, responseId, found: row }
      const actor = actors[at]
      const fromThere = actor && mayAct(actor, 'followUp.close', watched, new Date())
      return fromThere ? watched : { areaId: row.area_id, responseId, found: row }
    })
  },
  async run({ client, now, actor, place }, { sightingId: id, outcome }) {
    const { rowCount } = await client.query(
      `update checkpoints.sighting set handled_at = $2, handled_by = $3, outcome = $4 where id = $1 and handled_at is null`,
      [id, now, actor.userId, outcome],
    )
    if (rowCount !== 1) refuse(problems.sightingHandled())
    const row = place.found as SightingRow
    const both = [row.area_id, row.watch_area_id].filter((areaId) => areaId !== place.areaId)
    const end = happened('sighting.handled', { id, outcome }, { topics: ['followUps'], result: { id } })
    return { ...end, elsewhere: both.map((areaId) => ({ topic: 'followUps', areaId })) }
  },
})
