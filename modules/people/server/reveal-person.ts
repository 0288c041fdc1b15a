import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { PersonalFields } from '../person.ts'
import { problems } from '../problems.ts'
import { refuseOtherResponse } from './people-page.ts'
import { findPersonRows, openPerson } from './person-table.ts'

/** One person in the clear, for a purpose. At most 60 an hour for each reader; who read whom is in the ledger first. */
export const revealPerson = query({
  name: 'people.reveal',
  permission: 'people.reveal',
  sensitive: true,
  input: z.object({ personId: Id }),
  output: PersonalFields.extend({ personId: Id, version: Id, asOf: z.string() }),
  async run({ client, vault, scope, now, reads }, { personId }) {
    const row = (await findPersonRows(client, [personId])).get(personId)
    if (!row) return refuse(platformProblems.notFound())
    refuseOtherResponse(scope, row.response_id)
    const fields = await openPerson(vault, row)
    if (!fields) return refuse(problems.destroyed())
    reads({ ids: [personId], areaId: row.area_id, responseId: row.response_id })
    return { ...fields, personId, version: row.id, asOf: now.toISOString() }
  },
})
