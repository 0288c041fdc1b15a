import { z } from 'zod'
import { action, happened } from '../../../platform/server/action.ts'
import { holdRow, whyNotOver } from '../../../platform/server/changed-meanwhile.ts'
import { AreaId } from '../../../platform/shared/area-id.ts'
import { Seen } from '../../../platform/shared/changed-meanwhile.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { AreaName } from '../area.ts'
import { problems } from '../problems.ts'
import { findAreas } from './find-areas.ts'

/** Changes what a place is called. Its code, and so everything recorded there, stays. */
export const renameArea = action({
  name: 'areas.renameArea',
  permission: 'areas.write',
  input: z.strictObject({ areaId: AreaId, name: AreaName, seen: Seen }),
  async place({ client }, inputs) {
    const known = await findAreas(
      client,
      inputs.map(({ areaId }) => areaId),
    )
    return inputs.map(({ areaId }) => (known.has(areaId) ? { areaId } : undefined))
  },
  async run({ client, now }, { areaId, name, seen }) {
    await holdRow(client, 'areas.area', areaId)
    const before = (await findAreas(client, [areaId])).get(areaId)
    refuseIf(before?.name === name ? problems.sameName({ name }) : undefined)
    refuseIf(whyNotOver({ seen, standing: before?.name ?? '', yours: name }))
    await client.query('update areas.area set name = $2, renamed_at = $3 where id = $1', [areaId, name, now])
    return happened('areas.renamed', { areaId, from: before?.name, to: name }, { topics: ['areas'] })
  },
})
