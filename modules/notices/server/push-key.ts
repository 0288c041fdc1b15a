import type pg from 'pg'
import webPush from 'web-push'
import { STANDING, type Vault } from '../../../platform/server/vault/vault.ts'
import type { PushReach } from './push-address.ts'

/** Keys, endpoints: what push needs and nobody else may read. */
export const PUSH_CLASS = 'push'
const RECORD = '00000000-0000-0000-0000-000000000001'

interface PushSettings {
  reach: PushReach
  publicUrl: string
}

// One process stands at one place: how far it may reach is asked by actions, which know no settings.
let settings: PushSettings = { reach: 'public', publicUrl: '' }

export const pushSettings = (): Readonly<PushSettings> => settings

/** Makes the house's own pair of keys at its first start, and remembers how far pushes may go. */
export async function preparePush(
  { pool, vault }: { pool: pg.Pool; vault: Vault },
  given: PushSettings,
): Promise<void> {
  settings = given
  const { rowCount } = await pool.query('select from notices.push_key')
  if (rowCount) return
  const now = new Date()
  const { publicKey, privateKey } = webPush.generateVAPIDKeys()
  await vault.ready(STANDING, PUSH_CLASS, now)
  const { bytes, keyId } = vault.seal(STANDING, PUSH_CLASS, now, privateKey, RECORD)
  // Two servers that start together: the first pair stays.
  await pool.query(
    `insert into notices.push_key (id, public_key, sealed_private, key_id, made_at) values (1, $1, $2, $3, $4)
     on conflict on constraint push_key_pk do nothing`,
    [publicKey, bytes, keyId, now],
  )
}

/** The pair of keys, opened; undefined where the vault's key is gone, and then nothing can be pushed. */
export async function pushKeys(
  client: pg.Pool | pg.ClientBase,
  vault: Vault,
): Promise<{ publicKey: string; privateKey: string } | undefined> {
  const { rows } = await client.query<{ public_key: string; sealed_private: Buffer; key_id: string }>(
    'select public_key, sealed_private, key_id from notices.push_key',
  )
  const [row] = rows
  const opened = row && (await vault.open({ keyId: row.key_id, bytes: row.sealed_private }, RECORD))
  return row && typeof opened === 'string' ? { publicKey: row.public_key, privateKey: opened } : undefined
}
