import { action, happened } from '../../../platform/server/action.ts'
import { codeOf, isWithin } from '../../../platform/shared/area-id.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { commonAreaOf } from '../../areas/area.ts'
import { areaNames, findAreas } from '../../areas/server/public.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import { type CorrectPerson as Correction, CorrectPerson, type NewPerson, type PersonalFields } from '../person.ts'
import { problems } from '../problems.ts'
import { problemsOfPerson, whyNotHome } from '../rules.ts'
import {
  findByIdentity,
  findPersonRows,
  openPerson,
  type PersonTuple,
  personRow,
  personTable,
  SEAL_CLASS,
} from './person-table.ts'
import { areaOfOpenResponse } from './register-people.ts'
import { supersede } from './supersede.ts'
import { tallyPeople } from './tally-people.ts'

/** Writes a version that supersedes: what was said before stays to be seen, who changed what and why is in the ledger. */
export const correctPerson = action({
  name: 'people.correctPerson',
  permission: 'people.write',
  input: CorrectPerson,
  sealClass: SEAL_CLASS,
  async place({ client }, inputs) {
    const found = await findPersonRows(
      client,
      inputs.map(({ personId }) => personId),
    )
    return inputs.map(({ personId, areaId }) => {
      const row = found.get(personId)
      if (!row) return undefined
      const where = areaId ? commonAreaOf([row.area_id, areaId]) : row.area_id
      return { areaId: where, responseId: row.response_id, organisationId: row.organisation_id ?? undefined }
    })
  },
  async run(context, correction) {
    const { client, vault, now } = context
    const before = (await findPersonRows(client, [correction.personId])).get(correction.personId)
    if (!before || before.id !== correction.version) return refuse(problems.changedMeanwhile())
    const fields = await openPerson(vault, before)
    if (!fields) return refuse(problems.destroyed())
    const after = corrected(before, fields, correction)
    const changed = changedFields(before, fields, after)
    refuseIf(changed.length === 0 ? problems.nothingChanged() : undefined)
    refuseIf(problemsOfPerson(after)[0])
    refuseIf(whyNotHome(after.areaId))
    await refusePlaces(context, before.response_id, after)
    await vault.ready(before.response_id, SEAL_CLASS, now)
    const row = personRow(context, before.response_id, after, { first: false, registeredAt: before.registered_at })
    const [same] = await findByIdentity(client, before.response_id, [row.identity_key])
    if (same && same.person_id !== before.person_id) {
      const area = (await areaNames(client, [same.area_id])).get(same.area_id)
      refuse(problems.alreadyRegistered({ area: area ?? codeOf(same.area_id) }))
    }
    await supersede(client, before, now)
    await context.record(personTable, row)
    await tallyPeople(client, [row])
    const { personId } = correction
    return happened(
      'people.corrected',
      { personId, changed },
      { topics: ['people'], result: { personId, version: row.id } },
    )
  },
})

async function refusePlaces(
  context: Parameters<typeof areaOfOpenResponse>[0],
  responseId: string,
  person: NewPerson,
): Promise<void> {
  const { client } = context
  const responseArea = await areaOfOpenResponse(context, responseId)
  const known = (await findAreas(client, [person.areaId])).has(person.areaId)
  refuseIf(known ? undefined : problems.areaUnknown({ area: codeOf(person.areaId) }))
  refuseIf(isWithin(person.areaId, responseArea) ? undefined : problems.outsideResponse())
  const { organisationId } = person
  const body = organisationId ? (await findOrganisations(client, [organisationId])).get(organisationId) : undefined
  refuseIf(organisationId && !body ? problems.organisationUnknown({ organisation: organisationId }) : undefined)
}

function corrected(before: PersonTuple, fields: PersonalFields, change: Correction): NewPerson {
  const organisationId = change.organisationId === undefined ? before.organisation_id : change.organisationId
  const householdNumber = change.householdNumber ?? before.household_number
  const mobile = change.mobile ?? fields.mobile
  const address = change.address ?? fields.address
  return {
    personId: before.person_id,
    areaId: change.areaId ?? before.area_id,
    document: change.document ?? before.document,
    name: change.name ?? fields.name,
    identityNumber: change.identityNumber ?? fields.identityNumber,
    ...(mobile ? { mobile } : {}),
    ...(address ? { address } : {}),
    ...(householdNumber ? { householdNumber } : {}),
    ...(organisationId ? { organisationId } : {}),
  }
}

/** The names of what changed, for the ledger; never the values. */
function changedFields(before: PersonTuple, fields: PersonalFields, after: NewPerson): string[] {
  const pairs: [string, unknown, unknown][] = [
    ['name', fields.name, after.name],
    ['identityNumber', fields.identityNumber, after.identityNumber],
    ['mobile', fields.mobile, after.mobile],
    ['address', fields.address, after.address],
    ['areaId', before.area_id, after.areaId],
    ['document', before.document, after.document],
    ['householdNumber', before.household_number ?? undefined, after.householdNumber],
    ['organisationId', before.organisation_id ?? undefined, after.organisationId],
  ]
  return pairs.filter(([, was, is]) => was !== is).map(([name]) => name)
}
