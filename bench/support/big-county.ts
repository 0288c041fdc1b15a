import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { makeUser } from '../../modules/access/server/public.ts'
import { openPool } from '../../platform/server/database.ts'
import { startDatabase } from '../../platform/server/embedded-postgres/start-database.ts'
import { migrate } from '../../platform/server/migrate.ts'
import { readMasterKey } from '../../platform/server/vault/master-key.ts'
import { openVault, type Vault } from '../../platform/server/vault/vault.ts'
import { newId } from '../../platform/shared/ids.ts'
import { insertStage } from '../../tests/support/stage.ts'

export const COUNTY = '621121000000000000'
export const TOWNSHIP = '621121100000000000'
const CHECKPOINTS = 218

export interface BigCounty {
  url: string
  dataDir: string
  responseId: string
  /** As the owner of the tables: what is made in bulk goes round the front door. */
  owner: pg.Client
  pool: pg.Pool
  vault: Vault
  villages: string[]
  checkpoints: { id: string; areaId: string; precinctId: string }[]
  accounts: Record<'commander' | 'townshipLead', { username: string; password: string }>
  close(): Promise<void>
}

/** A county as large as Tongwei: 18 townships, 342 villages, 218 checkpoints, on a database of its own that is thrown away. */
export async function openBigCounty(): Promise<BigCounty> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-bench-'))
  await chmod(folder, 0o755)
  const dataDir = join(folder, 'data')
  const database = await startDatabase({ dataDir, elsewhere: join(folder, 'lib'), log() {} })
  const url = database.url.replace(/\/[^/]*$/, '/bench')
  const first = new pg.Client({ connectionString: database.url })
  await first.connect()
  await first.query('create database bench')
  await first.end()
  await migrate(url)
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  const villages = await insertAreas(owner)
  const { responseId } = await insertStage(url, COUNTY, [])
  const checkpoints = await insertCheckpoints(owner, responseId, villages)
  const pool = openPool(url, { max: 3 })
  const vault = openVault(pool, await readMasterKey(join(dataDir, 'master.key')))
  const accounts = {
    commander: { username: 'commander', password: 'made-up-for-the-bench' },
    townshipLead: { username: 'lead', password: 'made-up-for-the-bench' },
  }
  const over = { commander: ['commander', COUNTY], townshipLead: ['areaLead', TOWNSHIP] } as const
  for (const who of ['commander', 'townshipLead'] as const) {
    const [role, areaId] = over[who]
    await makeUser({ pool, vault }, { ...accounts[who], name: `演示 ${who}`, roles: [{ role, areaId }] })
  }
  return {
    url,
    dataDir,
    responseId,
    owner,
    pool,
    vault,
    villages,
    checkpoints,
    accounts,
    async close() {
      await owner.end()
      await pool.end()
      await database.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function insertAreas(owner: pg.Client): Promise<string[]> {
  const lines = (await readFile(new URL('../../modules/areas/divisions/621121.csv', import.meta.url), 'utf8')).trim()
  const areas = lines
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(',') as [code: string, name: string, parent: string, level: string])
  for (const [code, name, parent, level] of areas)
    await owner.query(
      `insert into areas.area (id, code, name, level, parent_id, added_at) values ($1, $2, $3, $4, $5, clock_timestamp())`,
      [code.padEnd(18, '0'), code, name, level, parent ? parent.padEnd(18, '0') : null],
    )
  return areas.flatMap(([code, , , level]) => (level === 'village' ? code.padEnd(18, '0') : []))
}

async function insertCheckpoints(owner: pg.Client, responseId: string, villages: readonly string[]) {
  const opened = new Date(Date.now() - 40 * 86_400_000)
  const made = Array.from({ length: CHECKPOINTS }, (_, at) => {
    const areaId = villages[Math.floor((at * villages.length) / CHECKPOINTS)] as string
    return { id: newId(), areaId, precinctId: areaId.slice(0, 9).padEnd(18, '0') }
  })
  for (const [at, { id, areaId, precinctId }] of made.entries())
    await owner.query(
      `insert into duty.post (id, response_id, precinct_id, area_id, kind, post_kind, name, place, opens_minute, shuts_minute, staffing, opened_by, opened_at)
       values ($1, $2, $3, $4, 'checkpoint', 'checkpoint', $5, '路口', 0, 1440, '[]', $1, $6)`,
      [id, responseId, precinctId, areaId, `${at + 1}号卡点`, opened],
    )
  return made
}
