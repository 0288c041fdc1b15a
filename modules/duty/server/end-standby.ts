import type pg from 'pg'
import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { EndStandby } from '../roster.ts'
import { servingProblems } from '../serving-problems.ts'

interface StandbyTuple {
  id: string
  precinct_id: string
  area_id: string
  response_id: string
  superseded_at: Date | null
}

/** Takes somebody off stand-by. Refuses with standbyOver. */
export const endStandby = action({
  name: 'duty.endStandby',
  permission: 'roster.plan',
  input: EndStandby,
  place: async ({ client }, inputs) => {
    const rows = await find(
      client,
      inputs.map(({ standbyId }) => standbyId),
    )
    return inputs.map(({ standbyId }) => {
      const row = rows.find(({ id }) => id === standbyId)
      return row && { areaId: row.area_id, responseId: row.response_id, found: row }
    })
  },
  async run({ client, place, now }, { standbyId }) {
    const { precinct_id: precinct } = place.found as StandbyTuple
    const { rowCount } = await client.query(
      'update duty.standby set superseded_at = $3 where precinct_id = $1 and id = $2 and superseded_at is null',
      [precinct, standbyId, now],
    )
    refuseIf(rowCount ? undefined : servingProblems.standbyOver())
    return happened('standby.ended', { standbyId }, { topics: ['shifts'] })
  },
})

async function find(client: pg.ClientBase, ids: readonly string[]): Promise<StandbyTuple[]> {
  const { rows } = await client.query<StandbyTuple>(
    'select id, precinct_id, area_id, response_id, superseded_at from duty.standby where id = any($1::uuid[])',
    [ids],
  )
  return rows
}
