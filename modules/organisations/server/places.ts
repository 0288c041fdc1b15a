import type pg from 'pg'
import type { Place } from '../../../platform/server/actor.ts'
import type { Organisation } from '../organisation.ts'
import { findOrganisations } from './find-organisations.ts'

/** Where an organisation stands; whoever is bound to a body reaches that body and those below it. */
export function placeOfOrganisation({ id, areaId, responseId }: Organisation): Place {
  return { areaId, organisationId: id, ...(responseId ? { responseId } : {}) }
}

/** The places of organisations named in inputs, undefined for those that are not there or not seen. */
export async function placesOf(
  { client }: { client: pg.ClientBase },
  inputs: readonly { organisationId: string }[],
): Promise<(Place | undefined)[]> {
  const found = await findOrganisations(
    client,
    inputs.map((input) => input.organisationId),
  )
  return inputs.map(({ organisationId }) => {
    const organisation = found.get(organisationId)
    return organisation && placeOfOrganisation(organisation)
  })
}
