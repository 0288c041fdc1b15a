import { action, happened } from '../../../platform/server/action.ts'
import { OWN } from '../../../platform/server/actor.ts'
import { wholeCountry } from '../../../platform/shared/area-id.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { RegisterDevice } from '../device.ts'
import { problems } from '../problems.ts'

/**
 * Registers the phone in hand under the area of whoever holds it, or notes that another person of the post took it over.
 * From then on the session hangs on the phone: revoking it signs everybody on it out.
 */
export const registerDevice = action({
  name: 'access.registerDevice',
  permission: OWN,
  input: RegisterDevice,
  place: async ({ actors }, inputs) =>
    inputs.map((_, at) => ({ areaId: actors[at]?.grants[0]?.areaId ?? wholeCountry })),
  async run({ client, actor, place, now }, { deviceId, label, kind }) {
    const { rows } = await client.query<{ revoked: boolean }>(
      'select access.put_device($1, $2, $3, $4, $5, $6) as revoked',
      [deviceId, label, kind, place.areaId, actor.userId, now],
    )
    refuseIf(rows[0]?.revoked ? problems.deviceRevoked() : undefined)
    await client.query('update access.session set device_id = $2 where id = $1', [actor.sessionId, deviceId])
    return happened('access.deviceRegistered', { deviceId, kind }, { topics: ['access'], result: { deviceId } })
  },
})
