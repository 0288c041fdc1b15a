import type pg from 'pg'
import type { Vault } from '../../../platform/server/vault/vault.ts'
import { openName } from './accounts.ts'

/** Names of users for screens that say who did something: whoever acts on others is known by name to them. */
export async function namesOfUsers(
  client: pg.ClientBase,
  vault: Vault,
  userIds: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(userIds.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await client.query<{ id: string; username: string; sealed_name: Buffer; key_id: string }>(
    'select * from access.names_of_users($1)',
    [wanted],
  )
  const named = await Promise.all(
    rows.map(async (row) => {
      const name = await openName(vault, row.id, { keyId: row.key_id, bytes: row.sealed_name })
      return [row.id, name ?? row.username] as const
    }),
  )
  return new Map(named)
}
