import { action, happened } from '../../../platform/server/action.ts'
import { commonAreaOf } from '../../areas/area.ts'
import { ImportPeople } from '../person.ts'
import { SEAL_CLASS } from './person-table.ts'
import { registerPeople } from './register-people.ts'

/** Registers the good rows of a sheet, in one transaction: all of them or none. */
export const importPeople = action({
  name: 'people.importPeople',
  permission: 'people.import',
  input: ImportPeople,
  sealClass: SEAL_CLASS,
  timeout: 120_000,
  place: async (_look, inputs) =>
    inputs.map(({ responseId, people }) => {
      const bodies = new Set(people.map((person) => person.organisationId))
      return {
        areaId: commonAreaOf(people.map((person) => person.areaId)),
        responseId,
        organisationId: bodies.size === 1 ? people[0]?.organisationId : undefined,
      }
    }),
  async run(context, { responseId, people }) {
    await registerPeople(context, responseId, people)
    return happened(
      'people.imported',
      { count: people.length },
      { topics: ['people'], result: { count: people.length } },
    )
  },
})
