import { action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import { findPersons } from '../../people/server/public.ts'
import { problems } from '../problems.ts'
import { NameResponsible } from '../responsibility.ts'
import { findAreas } from './find-areas.ts'
import { whyNotInResponse } from './in-response.ts'

/** Names who answers for a place in a response. The one before ends at the same moment: there is never more than one. */
export const nameResponsiblePerson = action({
  name: 'areas.nameResponsiblePerson',
  permission: 'areas.write',
  input: NameResponsible,
  async place({ client }, inputs) {
    const known = await findAreas(
      client,
      inputs.map(({ areaId }) => areaId),
    )
    return inputs.map(({ areaId, responseId }) => (known.has(areaId) ? { areaId, responseId } : undefined))
  },
  async run({ client, now }, { responsibilityId, responseId, areaId, personId, organisationId }) {
    refuseIf(await whyNotInResponse(client, responseId, areaId))
    const person = personId ? (await findPersons(client, [personId])).get(personId) : undefined
    refuseIf(personId && person?.responseId !== responseId ? platformProblems.notFound() : undefined)
    const body = organisationId ? (await findOrganisations(client, [organisationId])).get(organisationId) : undefined
    refuseIf(organisationId && (!body || body.dissolvedOn) ? platformProblems.notFound() : undefined)
    const { rows } = await client.query<{ person_id: string | null; organisation_id: string | null }>(
      'select person_id, organisation_id from areas.responsibility where response_id = $1 and area_id = $2 and ended_at is null',
      [responseId, areaId],
    )
    const same =
      rows[0] && rows[0].person_id === (personId ?? null) && rows[0].organisation_id === (organisationId ?? null)
    refuseIf(same ? problems.alreadyResponsible() : undefined)
    await client.query(
      'update areas.responsibility set ended_at = $3 where response_id = $1 and area_id = $2 and ended_at is null',
      [responseId, areaId, now],
    )
    await client.query(
      'insert into areas.responsibility (id, response_id, area_id, person_id, organisation_id, named_at) values ($1, $2, $3, $4, $5, $6)',
      [responsibilityId, responseId, areaId, personId ?? null, organisationId ?? null, now],
    )
    return happened(
      'areas.responsibleNamed',
      { areaId, personId: personId ?? null, organisationId: organisationId ?? null },
      { topics: ['areas'] },
    )
  },
})
