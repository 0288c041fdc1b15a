import { setTimeout as sleep } from 'node:timers/promises'
import type { Operator } from '../../modules/access/server/public.ts'
import { openPool } from '../../platform/server/database.ts'
import { houseActor } from '../../platform/server/doorkeeper.ts'
import { installJobs } from '../../platform/server/jobs.ts'
import { openLive } from '../../platform/server/live.ts'
import { migrate } from '../../platform/server/migrate.ts'
import type { House } from '../../platform/server/module.ts'
import type { Settings } from '../../platform/server/settings.ts'
import { readMasterKey } from '../../platform/server/vault/master-key.ts'
import { openVault } from '../../platform/server/vault/vault.ts'
import { withDatabase } from './open-database.ts'
import { openWorkDesk, type Worker } from './worker-at-desk.ts'

/** What whoever sits at the machine works with: the desk itself, in the name of the house. */
export type OperatorDesk = Operator & Worker & { house: House }

// Hints for live screens gather for 150 ms before they leave.
const HINTS_LEAVE_MS = 200

/** Opens the desk on the settings' database, whether or not a server runs on it, does the work and closes it. */
export async function withOperatorDesk<T>(
  settings: Settings,
  say: (zh: string, en: string) => void,
  work: (desk: OperatorDesk) => Promise<T>,
): Promise<T> {
  return withDatabase(settings, say, async (url) => {
    await migrate(url)
    await installJobs(url)
    const pool = openPool(url, { max: 6, pipeline: true })
    const live = openLive(pool)
    try {
      const operator = { pool, vault: openVault(pool, await readMasterKey(settings.masterKeyFile)) }
      const { house, as } = openWorkDesk(operator, live)
      return await work({ ...operator, house, ...as(houseActor) })
    } finally {
      await sleep(HINTS_LEAVE_MS)
      await live.close()
      await pool.end()
    }
  })
}
