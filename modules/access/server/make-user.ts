import { hashPassword } from 'better-auth/crypto'
import type pg from 'pg'
import { inTransaction } from '../../../platform/server/database.ts'
import { STANDING, type Vault } from '../../../platform/server/vault/vault.ts'
import { type AreaId, wholeCountry } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { Username } from '../account.ts'
import { makeInitialPassword } from '../initial-password.ts'
import { problems } from '../problems.ts'
import type { RoleName } from '../roles.ts'
import { ACCOUNT_CLASS, insertAccount, openName, removeOtherWays, storePassword } from './accounts.ts'
import { usersChanged } from './in-doubt.ts'

/** Whoever sits at the machine itself: the command line, the first start, the demo. No scope bounds them. */
export interface Operator {
  pool: pg.Pool
  vault: Vault
}

export interface UserToMake {
  username: string
  name: string
  areaId?: AreaId
  /** Made up, and to be changed at the first sign-in, where left out. */
  password?: string
  personId?: string
  roles?: { role: RoleName; areaId?: AreaId; organisationId?: string; responseId?: string; until?: Date }[]
}

const EVERYWHERE = '{[0,1000000000000000000)}'

/** Makes an account with its roles. Answers the id and the password. Refuses with access.usernameTaken. */
export async function makeUser(
  { pool, vault }: Operator,
  user: UserToMake,
): Promise<{ userId: string; password: string }> {
  const password = user.password ?? makeInitialPassword()
  const username = Username.parse(user.username)
  const areaId = user.areaId ?? wholeCountry
  const userId = newId()
  const hash = await hashPassword(password)
  // Before the transaction: the vault asks on a connection of its own, and the pool may have only one.
  await vault.ready(STANDING, ACCOUNT_CLASS, new Date())
  await inTransaction(pool, { scope: EVERYWHERE, mode: 'write' }, async ({ client, now }) => {
    const { rows } = await client.query<{ taken: boolean }>('select access.username_taken($1) as taken', [username])
    if (rows[0]?.taken) refuse(problems.usernameTaken({ username }))
    const mustChange = user.password === undefined
    await insertAccount(
      client,
      vault,
      { userId, username, name: user.name, hash, areaId, personId: user.personId, mustChange },
      now,
    )
    for (const { role, areaId: over = areaId, organisationId, responseId, until } of user.roles ?? []) {
      await client.query(
        `insert into access.role_grant (id, user_id, role, area_id, organisation_id, response_id, until, granted_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [newId(), userId, role, over, organisationId ?? null, responseId ?? null, until ?? null, now],
      )
    }
  })
  return { userId, password }
}

/** On an empty installation makes `admin`, who may do everything, and answers the password to print once; later undefined. */
export async function ensureFirstUser(operator: Operator): Promise<{ username: string; password: string } | undefined> {
  const any = await inTransaction(operator.pool, { scope: EVERYWHERE, mode: 'read' }, async ({ client }) =>
    client.query('select from access.user_account limit 1'),
  )
  if (any.rowCount) return undefined
  const user = { username: 'admin', name: '系统管理员', roles: [{ role: 'administrator' as const }] }
  const { password } = await makeUser(operator, user)
  return { username: 'admin', password }
}

/** All accounts, for the command line. */
export async function listAccounts({ pool, vault }: Operator) {
  return inTransaction(pool, { scope: EVERYWHERE, mode: 'read' }, async ({ client }) => {
    const { rows } = await client.query<AccountTuple>(
      `select account.id, account.username, account.sealed_name, account.key_id, account.disabled_at, account.must_change_password,
         array(select distinct held.role from access.role_grant held where held.user_id = account.id and held.ended_at is null order by 1) as roles
       from access.user_account account order by account.username`,
    )
    return Promise.all(
      rows.map(async (row) => ({
        userId: row.id,
        username: row.username,
        name: (await openName(vault, row.id, { keyId: row.key_id, bytes: row.sealed_name })) ?? '',
        roles: row.roles,
        mustChangePassword: row.must_change_password,
        disabled: row.disabled_at !== null,
      })),
    )
  })
}

/** A new first password for a username; undefined when there is no such account. Opens a disabled account again. */
export async function resetAccount({ pool }: Operator, username: string): Promise<{ password: string } | undefined> {
  const password = makeInitialPassword()
  const hash = await hashPassword(password)
  const found = await changeAccount(pool, username, async (client, userId, now) => {
    await storePassword(client, { userId, hash, mustChange: true, now })
    await removeOtherWays(client, userId)
    await client.query('update access.user_account set disabled_at = null where id = $1', [userId])
  })
  return found ? { password } : undefined
}

/** Shuts an account; false when there is none of that username. */
export async function disableAccount({ pool }: Operator, username: string): Promise<boolean> {
  return changeAccount(pool, username, async (client, userId, now) => {
    await client.query('update access.user_account set disabled_at = coalesce(disabled_at, $2) where id = $1', [
      userId,
      now,
    ])
  })
}

async function changeAccount(
  pool: pg.Pool,
  username: string,
  change: (client: pg.ClientBase, userId: string, now: Date) => Promise<void>,
): Promise<boolean> {
  return inTransaction(pool, { scope: EVERYWHERE, mode: 'write' }, async ({ client, now }) => {
    const { rows } = await client.query<{ id: string }>(
      'select id from access.user_account where username = $1 for update',
      [username.trim().toLowerCase()],
    )
    const userId = rows[0]?.id
    if (!userId) return false
    await change(client, userId, now)
    await client.query('delete from access.session where user_id = $1', [userId])
    await usersChanged(client, [userId])
    return true
  })
}

interface AccountTuple {
  id: string
  username: string
  sealed_name: Buffer
  key_id: string
  disabled_at: Date | null
  must_change_password: boolean
  roles: string[]
}
