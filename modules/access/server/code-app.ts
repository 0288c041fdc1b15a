import type pg from 'pg'
import { inTransaction } from '../../../platform/server/database.ts'
import { STANDING, type Vault } from '../../../platform/server/vault/vault.ts'
import { ACCOUNT_CLASS } from './accounts.ts'
import { usersChanged } from './in-doubt.ts'
import { makeSecret, stepOf } from './time-codes.ts'

interface Room {
  door: pg.Pool
  vault: Vault
}

const BOUNDS = { scope: '{}', mode: 'write' } as const

/** Begins to set up a code app: a secret that is not in use until a code of it has been shown. */
export async function beginCodeApp({ door, vault }: Room, userId: string): Promise<Buffer> {
  const secret = makeSecret()
  await vault.ready(STANDING, ACCOUNT_CLASS, new Date())
  await inTransaction(door, BOUNDS, async ({ client, now }) => {
    const sealed = vault.seal(STANDING, ACCOUNT_CLASS, now, secret.toString('base64'), userId)
    await client.query(
      `insert into access.code_app (user_id, in_use, sealed_secret, key_id, made_at) values ($1, false, $2, $3, $4)
       on conflict on constraint code_app_pk do update set sealed_secret = $2, key_id = $3, made_at = $4, last_step = 0`,
      [userId, sealed.bytes, sealed.keyId, now],
    )
  })
  return secret
}

/**
 * Whether this code is right now; then the session has shown a second factor, and the code opens nothing again. `inUse`
 * false: the first code of an app that is being set up, which from then on stands in for any earlier one.
 */
export async function takeCode(
  { door, vault }: Room,
  { userId, sessionId, code, inUse }: { userId: string; sessionId: string; code: string; inUse: boolean },
): Promise<boolean> {
  return inTransaction(door, BOUNDS, async ({ client, now }) => {
    const { rows } = await client.query<{ sealed_secret: Buffer; key_id: string; last_step: string }>(
      'select sealed_secret, key_id, last_step from access.code_app where user_id = $1 and in_use = $2 for update',
      [userId, inUse],
    )
    const [row] = rows
    const opened = row && (await vault.open({ keyId: row.key_id, bytes: row.sealed_secret }, userId))
    if (!row || typeof opened !== 'string') return false
    const step = stepOf(Buffer.from(opened, 'base64'), code, { now, lastStep: Number(row.last_step) })
    if (step === undefined) return false
    if (!inUse) await client.query('delete from access.code_app where user_id = $1 and in_use', [userId])
    await client.query('update access.code_app set in_use = true, last_step = $2 where user_id = $1 and in_use = $3', [
      userId,
      step,
      inUse,
    ])
    await client.query('update access.session set second_factor_at = $2 where id = $1', [sessionId, now])
    await usersChanged(client, [userId])
    return true
  })
}

/** Notes that the session behind a cookie has shown a second factor. */
export async function markSecondFactor(door: pg.Pool, token: string): Promise<void> {
  await inTransaction(door, BOUNDS, async ({ client, now }) => {
    const { rows } = await client.query<{ user_id: string }>(
      'update access.session set second_factor_at = $2 where token = $1 returning user_id',
      [token, now],
    )
    await usersChanged(
      client,
      rows.map((row) => row.user_id),
    )
  })
}

export async function removeCodeApp({ door }: Room, userId: string): Promise<void> {
  await door.query('delete from access.code_app where user_id = $1', [userId])
}

/** What second factors an account has. */
export async function secondFactorsOf(door: pg.Pool, userId: string): Promise<{ app: boolean; passkey: boolean }> {
  const { rows } = await door.query<{ app: boolean; passkey: boolean }>(
    `select exists (select from access.code_app where user_id = $1 and in_use) as app,
       exists (select from access.passkey where user_id = $1) as passkey`,
    [userId],
  )
  return rows[0] ?? { app: false, passkey: false }
}
