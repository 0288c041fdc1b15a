import type { ServerModule } from '../../../platform/server/module.ts'
import { problems } from '../problems.ts'
import { addOrganisation } from './add-organisation.ts'
import { addOrganisations } from './add-organisations.ts'
import { dissolveOrganisation } from './dissolve-organisation.ts'
import { organisationList, organisationTree } from './queries.ts'
import { renameOrganisation } from './rename-organisation.ts'

export const organisations: ServerModule = {
  name: 'organisations',
  actions: [addOrganisation, addOrganisations, renameOrganisation, dissolveOrganisation],
  queries: [organisationTree, organisationList],
  constraints: { organisation_name_once: problems.nameTaken },
}
