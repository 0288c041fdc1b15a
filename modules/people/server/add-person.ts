import { action, happened } from '../../../platform/server/action.ts'
import { AddPerson } from '../person.ts'
import { SEAL_CLASS } from './person-table.ts'
import { registerPeople } from './register-people.ts'

/** Registers one person at home. Refuses wrong numbers and people who are there already. */
export const addPerson = action({
  name: 'people.addPerson',
  permission: 'people.write',
  input: AddPerson,
  sealClass: SEAL_CLASS,
  place: async (_look, inputs) =>
    inputs.map(({ areaId, responseId, organisationId }) => ({ areaId, responseId, organisationId })),
  async run(context, { responseId, ...person }) {
    await registerPeople(context, responseId, [person])
    const { personId, areaId } = person
    return happened('people.added', { personId, areaId }, { topics: ['people'], result: { personId } })
  },
})
