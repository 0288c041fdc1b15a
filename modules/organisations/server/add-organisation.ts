import { action, happened } from '../../../platform/server/action.ts'
import { NewOrganisation } from '../organisation.ts'
import { takeInOrganisations } from './take-in.ts'

/** Adds a body, branch or team. */
export const addOrganisation = action({
  name: 'organisations.addOrganisation',
  permission: 'organisations.write',
  input: NewOrganisation,
  // Whoever is bound to a body may add below it.
  place: async (_look, inputs) =>
    inputs.map(({ areaId, responseId, parentId }) => ({ areaId, responseId, organisationId: parentId })),
  async run({ client, now }, input) {
    await takeInOrganisations(client, [input], now)
    const { duties: _, ...told } = input
    return happened('organisations.added', told, {
      topics: ['organisations'],
      result: { organisationId: input.organisationId },
    })
  },
})
