import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { Vault } from '../../../platform/server/vault/vault.ts'
import { keyIdOf, newSigningKeys } from '../../../platform/shared/signing.ts'

/** The keys of a response's permits; `privateKey` signs and never leaves the server. All hex. */
export interface PermitKeys {
  keyId: string
  publicKey: string
  privateKey: string
  /** Marks holders, so that a gate can tell whether a plate or number is the one the permit names. */
  holderKey: string
}

const known = new Map<string, PermitKeys>()
const CLASS = 'permitKeys'

interface KeyRow {
  response_id: string
  key_id: string
  public_key: string
  sealed: Buffer
  seal_key_id: string
}

/** The permit keys of these responses; a response that has issued no permit yet has none. */
export async function findPermitKeys(
  client: pg.ClientBase,
  vault: Vault,
  responseIds: readonly string[],
): Promise<Map<string, PermitKeys>> {
  const missing = responseIds.filter((id) => !known.has(id))
  if (missing.length > 0) {
    const { rows } = await client.query<KeyRow>('select * from checkpoints.permit_key where response_id = any($1)', [
      missing,
    ])
    for (const row of rows) {
      const secret = (await vault.open({ keyId: row.seal_key_id, bytes: row.sealed }, row.response_id)) as
        | Pick<PermitKeys, 'privateKey' | 'holderKey'>
        | undefined
      if (secret) known.set(row.response_id, { keyId: row.key_id, publicKey: row.public_key, ...secret })
    }
  }
  return new Map(responseIds.flatMap((id) => (known.has(id) ? [[id, known.get(id) as PermitKeys]] : [])))
}

/** The permit keys of a response, made when its first permit is asked for. Two that make them at once end up with the same. */
export async function getPermitKeys(
  client: pg.ClientBase,
  vault: Vault,
  responseId: string,
  now: Date,
): Promise<PermitKeys> {
  const found = (await findPermitKeys(client, vault, [responseId])).get(responseId)
  if (found) return found
  const { privateKey, publicKey } = newSigningKeys()
  await vault.ready(responseId, CLASS, now)
  const secret = vault.seal(
    responseId,
    CLASS,
    now,
    { privateKey, holderKey: randomBytes(32).toString('hex') },
    responseId,
  )
  await client.query(
    `insert into checkpoints.permit_key (response_id, key_id, public_key, sealed, seal_key_id, made_at) values ($1, $2, $3, $4, $5, $6)
     on conflict on constraint permit_key_pk do nothing`,
    [responseId, keyIdOf(publicKey), publicKey, secret.bytes, secret.keyId, now],
  )
  // Read back: what is kept is what was stored first. Not remembered here, because this transaction may still be undone.
  const { rows } = await client.query<KeyRow>('select * from checkpoints.permit_key where response_id = $1', [
    responseId,
  ])
  const row = rows[0] as KeyRow
  const opened = (await vault.open({ keyId: row.seal_key_id, bytes: row.sealed }, responseId)) as Pick<
    PermitKeys,
    'privateKey' | 'holderKey'
  >
  return { keyId: row.key_id, publicKey: row.public_key, ...opened }
}
