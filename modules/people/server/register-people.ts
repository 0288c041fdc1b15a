import type { ActionContext } from '../../../platform/server/action.ts'
import { codeOf, isWithin } from '../../../platform/shared/area-id.ts'
import { type Problem, refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { areaNames, findAreas } from '../../areas/server/public.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import { findResponses } from '../../responses/server/public.ts'
import type { NewPerson } from '../person.ts'
import { problems } from '../problems.ts'
import { problemsOfPerson, whyNotHome } from '../rules.ts'
import { findByIdentity, personRow, personTable, SEAL_CLASS } from './person-table.ts'
import { tallyPeople } from './tally-people.ts'

/** Registers people in an open response, all or none. Refuses with what is wrong with the first who cannot be registered. */
export async function registerPeople(
  context: ActionContext,
  responseId: string,
  people: readonly NewPerson[],
): Promise<void> {
  const { client, vault, now } = context
  const areaId = await areaOfOpenResponse(context, responseId)
  const areas = await findAreas(client, [...new Set(people.map((person) => person.areaId))])
  const bodies = await findOrganisations(
    client,
    people.flatMap((person) => person.organisationId ?? []),
  )
  for (const person of people) {
    refuseIf(problemsOfPerson(person)[0])
    refuseIf(whyNotHome(person.areaId))
    refuseIf(areas.has(person.areaId) ? undefined : problems.areaUnknown({ area: codeOf(person.areaId) }))
    refuseIf(isWithin(person.areaId, areaId) ? undefined : problems.outsideResponse())
    const unknownBody = person.organisationId && !bodies.has(person.organisationId)
    refuseIf(unknownBody ? problems.organisationUnknown({ organisation: person.organisationId ?? '' }) : undefined)
  }
  await vault.ready(responseId, SEAL_CLASS, now)
  const rows = people.map((person) => personRow(context, responseId, person))
  refuseIf(
    await whyRegistered(
      context,
      responseId,
      rows.map((row) => row.identity_key),
    ),
  )
  await context.record(personTable, rows)
  await tallyPeople(client, rows)
}

/** Says where somebody of these numbers is registered already; many at once are told as one. */
async function whyRegistered(
  { client }: ActionContext,
  responseId: string,
  keys: readonly Buffer[],
): Promise<Problem | undefined> {
  const distinct = new Set(keys.map((key) => key.toString('base64')))
  if (distinct.size < keys.length) return problems.registeredMeanwhile()
  const [there] = await findByIdentity(client, responseId, keys)
  if (!there) return undefined
  if (keys.length > 1) return problems.registeredMeanwhile()
  const names = await areaNames(client, [there.area_id])
  return problems.alreadyRegistered({ area: names.get(there.area_id) ?? codeOf(there.area_id) })
}

/** The area of a response that is open; refuses otherwise, for there is no person outside an open response. */
export async function areaOfOpenResponse(
  { client }: Pick<ActionContext, 'client'>,
  responseId: string,
): Promise<string> {
  const response = (await findResponses(client, [responseId])).get(responseId)
  if (!response || response.closedAt) return refuse(problems.responseClosed())
  return response.areaId
}
