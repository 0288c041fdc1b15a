import { makeUser } from '../../modules/access/server/public.ts'
import { openPool } from '../../platform/server/database.ts'
import type { Settings } from '../../platform/server/settings.ts'
import { readMasterKey } from '../../platform/server/vault/master-key.ts'
import { openVault } from '../../platform/server/vault/vault.ts'

/** Seats somebody who may do everything, as an operator at the machine does with `muster user`. */
export async function seatFirstAdministrator({ databaseUrl, settings }: { databaseUrl: string; settings: Settings }) {
  const pool = openPool(databaseUrl, { max: 2 })
  try {
    const vault = openVault(pool, await readMasterKey(settings.masterKeyFile))
    const account = { username: 'cast-administrator', password: 'seated-at-the-machine' }
    const roles = [{ role: 'administrator' as const }]
    const { userId } = await makeUser({ pool, vault }, { ...account, name: '演示 系统管理员', roles })
    return { ...account, userId }
  } finally {
    await pool.end()
  }
}
