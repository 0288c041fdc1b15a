import type { z } from 'zod'
import type { Action } from '../../../platform/server/action.ts'
import { areaOf } from './known-actor.ts'

/** Where an account, a grant, a phone stands: the area that looks after it, as far as the actor may see it. */
export function areaOfRow<K extends string>(
  table: 'user_account' | 'role_grant' | 'device' | 'break_glass',
  key: K,
): Action<z.ZodType<{ [key in K]: string }>>['place'] {
  return async ({ client }, inputs) => {
    const { rows } = await client.query<{ id: string; area_id: string; response_id?: string | null }>(
      `select * from access.${table} where id = any($1)`,
      [inputs.map((input) => input[key])],
    )
    const places = new Map(
      rows.map((row) => [row.id, { areaId: areaOf(row.area_id), responseId: row.response_id ?? undefined }]),
    )
    return inputs.map((input) => places.get(input[key].toLowerCase()))
  }
}
