import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { MaskedPerson } from '../person.ts'
import { maskedPeople } from './masked-people.ts'
import { countPeople, PeopleFilter, peoplePage, refuseOtherResponse } from './people-page.ts'

const Cursor = z.string().regex(/^\d{18} [0-9a-f-]{36}$/)

/** People of a response within one's areas, masked, a page at a time. */
export const listPeople = query({
  name: 'people.people',
  permission: 'people.read',
  input: PeopleFilter.extend({ limit: z.int().min(1).max(200).default(50), after: Cursor.optional() }),
  output: z.object({ rows: z.array(MaskedPerson), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run({ client, vault, scope, now }, { limit, after, ...filter }) {
    refuseOtherResponse(scope, filter.responseId)
    const { rows, next } = await peoplePage(client, { ...filter, scope }, { limit, after })
    return {
      rows: await maskedPeople({ client, vault }, rows),
      total: await countPeople(client, { ...filter, scope }),
      asOf: now.toISOString(),
      ...(next ? { next } : {}),
    }
  },
})
