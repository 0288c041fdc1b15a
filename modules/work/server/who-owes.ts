import type { ActionContext } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { namesOfUsers } from '../../access/server/public.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import { problems } from '../problems.ts'

interface Owner {
  organisationId?: string | undefined
  userId?: string | undefined
}

/** Refuses with ownerUnknown where a body or account is named that is not there, or no longer. */
export async function mustBeThere({ client, vault }: ActionContext, owners: readonly Owner[]): Promise<void> {
  const bodies = owners.flatMap(({ organisationId }) => organisationId ?? [])
  const users = owners.flatMap(({ userId }) => userId ?? [])
  const found = await findOrganisations(client, bodies)
  refuseIf(bodies.some((id) => found.get(id)?.dissolvedOn !== null) ? problems.ownerUnknown() : undefined)
  const named = await namesOfUsers(client, vault, users)
  refuseIf(users.some((id) => !named.has(id)) ? problems.ownerUnknown() : undefined)
}
