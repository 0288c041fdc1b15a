import type pg from 'pg'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import { areaOf } from './known-actor.ts'

export interface StandingAccount {
  /** Whose administrators look after it. */
  areaId: AreaId
  language: 'zh' | 'en'
}

/** Of these accounts the ones that are not disabled, by id, as far as the scope reaches: what the house tells nobody else. */
export async function standingAccounts(
  client: pg.ClientBase,
  userIds: readonly string[],
): Promise<Map<string, StandingAccount>> {
  if (userIds.length === 0) return new Map()
  const { rows } = await client.query<{ id: string; area_id: string; language: 'zh' | 'en' }>(
    'select id, area_id, language from access.user_account where id = any($1::uuid[]) and disabled_at is null',
    [[...new Set(userIds)]],
  )
  return new Map(rows.map((row) => [row.id, { areaId: areaOf(row.area_id), language: row.language }]))
}
