import type pg from 'pg'
import { STANDING, type Vault } from '../../../platform/server/vault/vault.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'

export interface NewAccount {
  userId: string
  username: string
  name: string
  /** scrypt, as better-auth writes it. */
  hash: string
  areaId: AreaId
  personId?: string | undefined
  mustChange: boolean
}

/** Retention class of account names: they live as long as the account. */
export const ACCOUNT_CLASS = 'account'

/** Writes an account with its password. Fails on the constraint user_account_username_unique when the username is taken. */
export async function insertAccount(
  client: pg.ClientBase,
  vault: Vault,
  account: NewAccount,
  now: Date,
): Promise<void> {
  await vault.ready(STANDING, ACCOUNT_CLASS, now)
  const sealed = vault.seal(STANDING, ACCOUNT_CLASS, now, account.name, account.userId)
  await client.query(
    `insert into access.user_account (id, name, email, created_at, updated_at, username, display_username, area_id, person_id,
       sealed_name, key_id, must_change_password)
     values ($1, $2, $3, $4, $4, $2, $2, $5, $6, $7, $8, $9)`,
    [
      account.userId,
      account.username,
      `${account.username}@account.invalid`,
      now,
      account.areaId,
      account.personId ?? null,
      sealed.bytes,
      sealed.keyId,
      account.mustChange,
    ],
  )
  await client.query(
    `insert into access.credential (id, account_id, provider_id, user_id, password, created_at, updated_at)
     values ($1, $2, 'credential', $3, $4, $5, $5)`,
    [newId(), account.userId, account.userId, account.hash, now],
  )
}

/** Sets a password; `mustChange` when somebody else knows it. */
export async function storePassword(
  client: pg.ClientBase,
  { userId, hash, mustChange, now }: { userId: string; hash: string; mustChange: boolean; now: Date },
): Promise<void> {
  await client.query(
    `update access.credential set password = $2, updated_at = $3 where user_id = $1 and provider_id = 'credential'`,
    [userId, hash, now],
  )
  await client.query('update access.user_account set must_change_password = $2, updated_at = $3 where id = $1', [
    userId,
    mustChange,
    now,
  ])
}

/** Takes away every way in but the password: passkeys, the code app, and the tie to another house. */
export async function removeOtherWays(client: pg.ClientBase, userId: string): Promise<void> {
  await client.query('delete from access.passkey where user_id = $1', [userId])
  await client.query('delete from access.code_app where user_id = $1', [userId])
  await client.query(`delete from access.credential where user_id = $1 and provider_id <> 'credential'`, [userId])
}

/** The name behind an account; undefined when its key was destroyed. */
export async function openName(
  vault: Vault,
  userId: string,
  sealed: { keyId: string; bytes: Buffer },
): Promise<string | undefined> {
  return (await vault.open(sealed, userId)) as string | undefined
}
