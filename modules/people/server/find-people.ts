import { z } from 'zod'
import { type QueryContext, query } from '../../../platform/server/query.ts'
import type { Vault } from '../../../platform/server/vault/vault.ts'
import { AreaId, areaSpan, precinctOf } from '../../../platform/shared/area-id.ts'
import { normaliseIdentityNumber } from '../../../platform/shared/codes/identity-number.ts'
import { normaliseMobile } from '../../../platform/shared/codes/mobile.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { findResponses } from '../../responses/server/public.ts'
import { MaskedPerson, PersonalFields } from '../person.ts'
import { problems } from '../problems.ts'
import { maskedPeople } from './masked-people.ts'
import { comparableName, nameMarks } from './name-marks.ts'
import { countPeople, type PeopleAsked, peoplePage, refuseOtherResponse } from './people-page.ts'
import { findByIdentity, identityKey, mobileKey, openPerson, type PersonTuple, SEAL_CLASS } from './person-table.ts'

const FOUND = 50
// A single character has no mark: then each one is opened and compared, so there is an end to it.
const OPENED_AT_MOST = 5_000
const PAGE = 400

const { identityNumber, mobile, name } = PersonalFields.partial().shape
const FindPeople = z.object({ responseId: Id, areaId: AreaId.optional(), identityNumber, mobile, name })
type FindPeople = z.output<typeof FindPeople>

/**
 * People by document number or mobile number, which are compared as keyed hashes, or by name within a township or below.
 * Masked; a purpose is needed, and the search is in the ledger with whom it found.
 */
export const findPeople = query({
  name: 'people.find',
  permission: 'people.read',
  sensitive: true,
  input: FindPeople,
  output: z.object({ rows: z.array(MaskedPerson), asOf: z.string() }),
  async run(context, input) {
    const { client, vault, scope, now } = context
    refuseOtherResponse(scope, input.responseId)
    const known = (await findResponses(client, [input.responseId])).has(input.responseId)
    refuseIf(known ? undefined : problems.responseClosed())
    await vault.ready(input.responseId, SEAL_CLASS, now)
    const rows = await rowsFor(context, input)
    context.reads({
      ids: rows.map((row) => row.person_id),
      responseId: input.responseId,
      ...(rows[0] ? { areaId: rows[0].area_id } : input.areaId ? { areaId: input.areaId } : {}),
    })
    return { rows: await maskedPeople({ client, vault }, rows), asOf: now.toISOString() }
  },
})

async function rowsFor(context: QueryContext, input: FindPeople): Promise<PersonTuple[]> {
  const { client, vault } = context
  const ways = [input.identityNumber, input.mobile, input.name].filter(Boolean)
  if (ways.length !== 1) return refuse(problems.chooseOneWay())
  if (input.identityNumber) {
    const key = identityKey(vault, input.responseId, normaliseIdentityNumber(input.identityNumber))
    return (await findByIdentity(client, input.responseId, [key])).slice(0, FOUND)
  }
  if (input.mobile) {
    const { rows } = await client.query<PersonTuple>(
      `select * from people.person where response_id = $1 and mobile_key = $2 and superseded_at is null order by id limit ${FOUND}`,
      [input.responseId, mobileKey(vault, input.responseId, normaliseMobile(input.mobile))],
    )
    return rows
  }
  return byName(context, input)
}

async function byName(context: QueryContext, { responseId, areaId, name = '' }: FindPeople): Promise<PersonTuple[]> {
  // A county's own id is its own precinct: names are not looked for across townships.
  if (!areaId || precinctOf(areaId).endsWith('0'.repeat(12))) return refuse(problems.chooseOneWay())
  const { client, vault, scope } = context
  const wanted = comparableName(name)
  const marks = nameMarks(vault, responseId, areaId, wanted)
  const asked = { responseId, areaId, scope }
  if (marks.length === 0) {
    const count = await countPeople(client, asked)
    refuseIf(count > OPENED_AT_MOST ? problems.tooManyToSearch({ count, limit: OPENED_AT_MOST }) : undefined)
    return lookThrough(context, asked, { wanted })
  }
  const { from, to } = areaSpan(areaId)
  const { rows } = await client.query<PersonTuple>(
    `select person.* from people.with_name_marks($1, $2, $3, $4, ${OPENED_AT_MOST}) found
       join people.person person on person.precinct_id = found.precinct_id and person.id = found.id
     where person.superseded_at is null order by person.area_id, person.id`,
    [responseId, from, to, marks],
  )
  const marked = await namedSo(vault, rows, wanted)
  return [...marked, ...(await lookThrough(context, asked, { wanted, unmarked: true }))].slice(0, FOUND)
}

/** Opens people one by one until enough are found. */
async function lookThrough(
  { client, vault }: QueryContext,
  asked: PeopleAsked,
  { wanted, unmarked = false }: { wanted: string; unmarked?: boolean },
): Promise<PersonTuple[]> {
  const found: PersonTuple[] = []
  let after: string | undefined
  do {
    const page = await peoplePage(client, asked, { limit: PAGE, after, unmarked })
    found.push(...(await namedSo(vault, page.rows, wanted)))
    after = page.next
  } while (after && found.length < FOUND)
  return found.slice(0, FOUND)
}

async function namedSo(vault: Vault, rows: readonly PersonTuple[], wanted: string): Promise<PersonTuple[]> {
  const found: PersonTuple[] = []
  for (const row of rows) {
    const fields = await openPerson(vault, row)
    if (fields && comparableName(fields.name).includes(wanted)) found.push(row)
  }
  return found
}
