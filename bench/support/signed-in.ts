import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { openPool } from '../../platform/server/database.ts'
import { readMasterKey } from '../../platform/server/vault/master-key.ts'
import { openVault, STANDING } from '../../platform/server/vault/vault.ts'
import { newId } from '../../platform/shared/ids.ts'
import type { BenchCounty } from './county.ts'

/** Makes so many officers, each with a session and a role over one area, and answers their cookies. Names are made up. */
export async function signInMany(
  { databaseUrl, dataDir }: Pick<BenchCounty, 'databaseUrl' | 'dataDir'>,
  { count, role = 'officer', areas }: { count: number; role?: string; areas: readonly string[] },
): Promise<string[]> {
  const pool = openPool(databaseUrl, { max: 1 })
  const vault = openVault(pool, await readMasterKey(`${dataDir}/master.key`))
  const now = new Date()
  await vault.ready(STANDING, 'account', now)
  const people = Array.from({ length: count }, (_, at) => {
    const id = newId()
    const { bytes, keyId } = vault.seal(STANDING, 'account', now, `演示 ${at + 1}`, id)
    const token = randomBytes(24).toString('base64url')
    return { id, bytes: `\\x${bytes.toString('hex')}`, keyId, token, area: areas[at % areas.length] as string }
  })
  await pool.end()
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const column = (name: 'id' | 'bytes' | 'keyId' | 'token' | 'area') => people.map((one) => one[name])
  await client.query(
    `insert into access.user_account (id, name, email, created_at, updated_at, username, display_username, area_id, sealed_name, key_id, must_change_password)
     select id, 'bench.' || id, id || '@account.invalid', now(), now(), 'bench.' || id, 'bench.' || id, area, sealed::bytea, key, false
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::bigint[]) as one (id, sealed, key, area)`,
    [column('id'), column('bytes'), column('keyId'), column('area')],
  )
  await client.query(
    `insert into access.role_grant (id, user_id, role, area_id, granted_at)
     select gen_random_uuid(), id, $3, area, now() from unnest($1::uuid[], $2::bigint[]) as one (id, area)`,
    [column('id'), column('area'), role],
  )
  await client.query(
    `insert into access.session (id, token, user_id, expires_at, created_at, updated_at)
     select gen_random_uuid(), token, id, now() + interval '1 day', now(), now() from unnest($1::uuid[], $2::text[]) as one (id, token)`,
    [column('id'), column('token')],
  )
  await client.end()
  return people.map(({ token }) => `muster.session_token=${token}.made-up`)
}
