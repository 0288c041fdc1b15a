import { action, happened } from '../../../platform/server/action.ts'
import { codeOf } from '../../../platform/shared/area-id.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { NewArea } from '../area.ts'
import { problems } from '../problems.ts'
import { findAreas } from './find-areas.ts'
import { registerAreas } from './register-areas.ts'

/** Adds one place: a grid, a building, a campus, an estate, a division that is new. Refuses a code that is taken. */
export const addArea = action({
  name: 'areas.addArea',
  permission: 'areas.write',
  input: NewArea,
  place: async (_look, inputs) => inputs.map(({ areaId }) => ({ areaId })),
  async run({ client, now }, area) {
    const there = (await findAreas(client, [area.areaId])).get(area.areaId)
    refuseIf(there && problems.alreadyThere({ code: codeOf(area.areaId), name: there.name }))
    await registerAreas(client, [area], now)
    return happened('areas.added', { ...area }, { topics: ['areas'], result: { areaId: area.areaId } })
  },
})
