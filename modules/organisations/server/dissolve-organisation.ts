import { action, happened } from '../../../platform/server/action.ts'
import { localDay } from '../../../platform/shared/dates.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { DissolveOrganisation } from '../organisation.ts'
import { problems } from '../problems.ts'
import { findOrganisations } from './find-organisations.ts'
import { placesOf } from './places.ts'

/** Ends a body, branch or team on this day. What stands below it goes first; nothing is deleted. */
export const dissolveOrganisation = action({
  name: 'organisations.dissolveOrganisation',
  permission: 'organisations.write',
  input: DissolveOrganisation,
  place: placesOf,
  async run({ client, now }, { organisationId, reason }) {
    const before = (await findOrganisations(client, [organisationId])).get(organisationId)
    const name = before?.name ?? ''
    refuseIf(before?.dissolvedOn ? problems.alreadyDissolved({ name, day: before.dissolvedOn }) : undefined)
    const { rows } = await client.query<{ count: string }>(
      'select count(*) from organisations.organisation where parent_id = $1 and dissolved_on is null',
      [organisationId],
    )
    const count = Number(rows[0]?.count ?? 0)
    refuseIf(count > 0 ? problems.hasBelow({ name, count }) : undefined)
    const day = localDay(now)
    await client.query('update organisations.organisation set dissolved_on = $2, dissolved_why = $3 where id = $1', [
      organisationId,
      day,
      reason,
    ])
    return happened('organisations.dissolved', { organisationId, name, day }, { topics: ['organisations'] })
  },
})
