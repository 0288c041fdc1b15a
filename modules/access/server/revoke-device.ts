import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { RevokeDevice } from '../device.ts'
import { problems } from '../problems.ts'
import { areaOfRow } from './account-place.ts'
import { usersChanged } from './in-doubt.ts'

/** Shuts a lost or retired phone: everybody on it is signed out at once and nobody may sign in on it again. */
export const revokeDevice = action({
  name: 'access.revokeDevice',
  permission: 'device.revoke',
  input: RevokeDevice,
  place: areaOfRow('device', 'deviceId'),
  async run({ client, actor, now }, { deviceId, reason }) {
    const revoked = await client.query(
      `update access.device set revoked_at = $2, revoked_by = $3, revoked_why = $4 where id = $1 and revoked_at is null`,
      [deviceId, now, actor.userId, reason],
    )
    refuseIf(revoked.rowCount ? undefined : problems.deviceRevokedAlready())
    const ended = await client.query<{ user_id: string }>(
      'delete from access.session where device_id = $1 returning user_id',
      [deviceId],
    )
    await usersChanged(client, [...new Set(ended.rows.map((row) => row.user_id))])
    return happened('access.deviceRevoked', { deviceId, reason }, { topics: ['access'] })
  },
})
