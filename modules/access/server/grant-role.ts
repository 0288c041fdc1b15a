import { action, happened } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { GrantRole, isSoundEnd } from '../grant.ts'
import { problems } from '../problems.ts'
import { permissionNotHeld } from './authority.ts'
import { usersChanged } from './in-doubt.ts'

/** Gives a role over an area. Nobody gives more than they hold there themselves, nor for longer, nor to themselves. */
export const grantRole = action({
  name: 'access.grantRole',
  permission: 'access.grant',
  input: GrantRole,
  place: async (_look, inputs) =>
    inputs.map(({ areaId, responseId, organisationId }) => ({ areaId, responseId, organisationId })),
  async run(
    { client, actor, place, now, commandId },
    { grantId, userId, role, areaId, organisationId, responseId, until },
  ) {
    const end = new Date(until)
    refuseIf(isSoundEnd(end, now) ? undefined : problems.endInPast())
    refuseIf(userId === actor.userId ? problems.ownAccount() : undefined)
    const permission = permissionNotHeld(actor, { role, place, until: end }, now)
    refuseIf(permission ? problems.moreThanYouHold({ permission }) : undefined)
    const { rows } = await client.query<{ disabled_at: Date | null }>(
      'select disabled_at from access.user_account where id = $1',
      [userId],
    )
    if (!rows[0]) refuse(platformProblems.notFound())
    refuseIf(rows[0].disabled_at ? problems.userDisabled() : undefined)
    await client.query(
      `insert into access.role_grant (id, user_id, role, area_id, organisation_id, response_id, until, granted_by, granted_at, command_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [grantId, userId, role, areaId, organisationId ?? null, responseId ?? null, end, actor.userId, now, commandId],
    )
    await usersChanged(client, [userId])
    return happened(
      'access.roleGranted',
      { grantId, userId, role, areaId },
      { topics: ['access'], result: { grantId } },
    )
  },
})
