import { action, happened } from '../../../platform/server/action.ts'
import { holdRow, whyNotOver } from '../../../platform/server/changed-meanwhile.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { RenameOrganisation } from '../organisation.ts'
import { problems } from '../problems.ts'
import { findOrganisations } from './find-organisations.ts'
import { placesOf } from './places.ts'

/** Changes what a body, branch or team is called; its records stay its own. */
export const renameOrganisation = action({
  name: 'organisations.renameOrganisation',
  permission: 'organisations.write',
  input: RenameOrganisation,
  place: placesOf,
  async run({ client }, { organisationId, name, seen }) {
    await holdRow(client, 'organisations.organisation', organisationId)
    const before = (await findOrganisations(client, [organisationId])).get(organisationId)
    refuseIf(
      before?.dissolvedOn ? problems.alreadyDissolved({ name: before.name, day: before.dissolvedOn }) : undefined,
    )
    refuseIf(before?.name === name ? problems.sameName({ name }) : undefined)
    refuseIf(whyNotOver({ seen, standing: before?.name ?? '', yours: name }))
    await client.query('update organisations.organisation set name = $2 where id = $1', [organisationId, name])
    return happened(
      'organisations.renamed',
      { organisationId, from: before?.name, to: name },
      { topics: ['organisations'] },
    )
  },
})
