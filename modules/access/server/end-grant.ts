import { action, happened } from '../../../platform/server/action.ts'
import { mayAct, type Place } from '../../../platform/server/actor.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { EndGrant } from '../grant.ts'
import { problems } from '../problems.ts'
import { permissionsOf } from '../roles.ts'
import { areaOfGrant, type GrantAtPlace } from './grant-place.ts'
import { usersChanged } from './in-doubt.ts'

/** Takes a role away, at once. A role that holds more than one's own is left to the level above. */
export const endGrant = action({
  name: 'access.endGrant',
  permission: 'access.grant',
  input: EndGrant,
  place: areaOfGrant,
  async run({ client, actor, place, now }, { grantId, reason }) {
    const { rows } = await client.query<GrantAtPlace>('select * from access.role_grant where id = $1 for update', [
      grantId,
    ])
    const grant = rows[0]
    if (!grant || grant.ended_at) refuse(problems.grantEnded())
    refuseIf(holds(actor, grant.role, place, now) ? undefined : problems.aboveYou())
    await client.query('update access.role_grant set ended_at = $2, ended_by = $3 where id = $1', [
      grantId,
      now,
      actor.userId,
    ])
    await usersChanged(client, [grant.user_id])
    return happened('access.grantEnded', { grantId, userId: grant.user_id, reason }, { topics: ['access'] })
  },
})

function holds(actor: Parameters<typeof mayAct>[0], role: string, place: Place, now: Date): boolean {
  return permissionsOf(role).every((permission) => mayAct(actor, permission, place, now))
}
