import type pg from 'pg'
import type { AreaId } from '../../../platform/shared/area-id.ts'

/** Where somebody is put up while they serve, and the word that those share who are to serve together. */
export interface Lodged {
  lodgingId: AreaId | null
  together: string | null
}

/** Of members in the scope who have either, by member id. */
export async function lodgedOf(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, Lodged>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<Lodged & { id: string }>(
    `select id, lodging_id as "lodgingId", together from duty.member
     where id = any($1::uuid[]) and (lodging_id is not null or together is not null)`,
    [ids],
  )
  return new Map(rows.map(({ id, ...lodged }) => [id, lodged]))
}
