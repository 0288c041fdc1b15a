import { action } from '../../../platform/server/action.ts'
import { commonAreaOf, ImportAreas } from '../area.ts'
import { registerAreas } from './register-areas.ts'

/** Takes a list of divisions into the register. Doing it again changes nothing; a new name is a change that the ledger keeps. */
export const importAreas = action({
  name: 'areas.importAreas',
  permission: 'areas.import',
  input: ImportAreas,
  timeout: 60_000,
  place: async (_look, inputs) =>
    inputs.map(({ areas }) => ({ areaId: commonAreaOf(areas.map((area) => area.areaId)) })),
  async run({ client, now }, { areas }) {
    const { added, unchanged, renamed } = await registerAreas(client, areas, now)
    const changes = renamed.map((data) => ({ name: 'areas.renamed', data: { ...data } }))
    return {
      events: [{ name: 'areas.imported', data: { added, unchanged, renamed: renamed.length } }, ...changes],
      topics: ['areas'],
      result: { added, unchanged, renamed: renamed.length },
    }
  },
})
