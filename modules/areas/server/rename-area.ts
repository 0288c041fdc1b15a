import { z } from 'zod'
import { action, happened } from '../../../platform/server/action.ts'
import { AreaId } from '../../../platform/shared/area-id.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { AreaName } from '../area.ts'
import { problems } from '../problems.ts'
import { findAreas } from './find-areas.ts'

/** Changes what a place is called. Its code, and so everything recorded there, stays. */
export const renameArea = action({
  name: 'areas.renameArea',
  permission: 'areas.write',
  input: z.strictObject({ areaId: AreaId, name: AreaName }),
  async place({ client }, inputs) {
    const known = await findAreas(
      client,
      inputs.map(({ areaId }) => areaId),
    )
    return inputs.map(({ areaId }) => (known.has(areaId) ? { areaId } : undefined))
  },
  async run({ client, now }, { areaId, name }) {
    const before = (await findAreas(client, [areaId])).get(areaId)
    refuseIf(before?.name === name ? problems.sameName({ name }) : undefined)
    await client.query('update areas.area set name = $2, renamed_at = $3 where id = $1', [areaId, name, now])
    return happened('areas.renamed', { areaId, from: before?.name, to: name }, { topics: ['areas'] })
  },
})
