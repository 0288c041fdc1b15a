import type { z } from 'zod'
import type { Action } from '../../../platform/server/action.ts'
import { areaOf } from './known-actor.ts'

export interface GrantAtPlace {
  id: string
  user_id: string
  role: string
  area_id: string
  organisation_id: string | null
  response_id: string | null
  ended_at: Date | null
}

/** Where a grant holds, with its response and body: whoever is bound to one reaches only grants bound to it too. */
export const areaOfGrant: Action<z.ZodType<{ grantId: string }>>['place'] = async ({ client }, inputs) => {
  const { rows } = await client.query<GrantAtPlace>('select * from access.role_grant where id = any($1)', [
    inputs.map(({ grantId }) => grantId),
  ])
  const places = new Map(
    rows.map((row) => [
      row.id,
      {
        areaId: areaOf(row.area_id),
        responseId: row.response_id ?? undefined,
        organisationId: row.organisation_id ?? undefined,
      },
    ]),
  )
  return inputs.map(({ grantId }) => places.get(grantId.toLowerCase()))
}
