import { action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { commonAreaOf } from '../../areas/area.ts'
import { MergePeople } from '../person.ts'
import { problems } from '../problems.ts'
import { findPersonRows } from './person-table.ts'
import { supersede } from './supersede.ts'

/** Two records are one human: one is kept, the other points to it. Needs authority over both places; can be undone. */
export const mergePeople = action({
  name: 'people.mergePeople',
  permission: 'people.write',
  input: MergePeople,
  async place({ client }, inputs) {
    const found = await findPersonRows(
      client,
      inputs.flatMap(({ personId, keepId }) => [personId, keepId]),
    )
    return inputs.map(({ personId, keepId }) => {
      const gone = found.get(personId)
      const kept = found.get(keepId)
      if (!gone || !kept) return undefined
      return {
        areaId: commonAreaOf([gone.area_id, kept.area_id]),
        responseId: kept.response_id,
        organisationId: kept.organisation_id ?? undefined,
      }
    })
  },
  async run({ client, now }, { personId, keepId }) {
    refuseIf(personId === keepId ? problems.sameRecord() : undefined)
    const found = await findPersonRows(client, [personId, keepId])
    const gone = found.get(personId)
    const kept = found.get(keepId)
    if (!gone || !kept) return refuse(platformProblems.notFound())
    refuseIf(gone.response_id === kept.response_id ? undefined : problems.differentResponses())
    await supersede(client, gone, now, keepId)
    return happened('people.merged', { personId, keepId }, { topics: ['people'] })
  },
})
