import { action, happened } from '../../../platform/server/action.ts'
import { commonAreaOf } from '../../areas/area.ts'
import { AddOrganisations } from '../organisation.ts'
import { takeInOrganisations } from './take-in.ts'

/** Adds many at once, all or none; one may stand under another that comes before it in the list. */
export const addOrganisations = action({
  name: 'organisations.addOrganisations',
  permission: 'organisations.write',
  input: AddOrganisations,
  timeout: 30_000,
  place: async (_look, inputs) =>
    inputs.map(({ organisations }) => {
      const responses = new Set(organisations.map((one) => one.responseId))
      return {
        areaId: commonAreaOf(organisations.map((one) => one.areaId)),
        responseId: responses.size === 1 ? organisations[0]?.responseId : undefined,
      }
    }),
  async run({ client, now }, { organisations }) {
    await takeInOrganisations(client, organisations, now)
    return happened('organisations.manyAdded', { count: organisations.length }, { topics: ['organisations'] })
  },
})
