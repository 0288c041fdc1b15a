import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { makeUser } from '../../modules/access/server/public.ts'
import { openPool } from '../../platform/server/database.ts'
import { startDatabase } from '../../platform/server/embedded-postgres/start-database.ts'
import { migrate } from '../../platform/server/migrate.ts'
import { readMasterKey } from '../../platform/server/vault/master-key.ts'
import { openVault } from '../../platform/server/vault/vault.ts'
import { insertStage } from '../../tests/support/stage.ts'

const COUNTY = '621121000000000000'

/** A county with a response and checkpoints, on a database of its own that is thrown away; people in it are made up. */
export interface BenchCounty {
  databaseUrl: string
  /** A second database on the same server, for what is measured beside. */
  bareUrl: string
  dataDir: string
  responseId: string
  checkpointIds: string[]
  officer: { username: string; password: string }
  close(): Promise<void>
}

export async function openCounty({ checkpoints = 20 } = {}): Promise<BenchCounty> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-bench-'))
  await chmod(folder, 0o755)
  const database = await startDatabase({ dataDir: join(folder, 'data'), elsewhere: join(folder, 'lib'), log() {} })
  const of = (name: string) => database.url.replace(/\/[^/]*$/, `/${name}`)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query('create database bench')
  await client.query('create database bare')
  await client.end()
  await migrate(of('bench'))
  const areas = Array.from({ length: checkpoints }, (_, at) => `6211211${String(at % 18).padStart(2, '0')}000000000`)
  const { responseId, checkpointIds } = await insertStage(of('bench'), COUNTY, areas)
  const officer = { username: 'officer', password: 'made-up-for-the-bench' }
  const pool = openPool(of('bench'), { max: 2 })
  const vault = openVault(pool, await readMasterKey(join(folder, 'data', 'master.key')))
  await makeUser({ pool, vault }, { ...officer, name: '演示 值守员', roles: [{ role: 'officer', areaId: COUNTY }] })
  await pool.end()
  return {
    databaseUrl: of('bench'),
    bareUrl: of('bare'),
    dataDir: join(folder, 'data'),
    responseId,
    checkpointIds,
    officer,
    async close() {
      await database.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The cookie of the officer, signed in as a browser would be. */
export async function signInOfficer(url: string, officer: BenchCounty['officer']): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-muster': '1', origin: url },
    body: JSON.stringify(officer),
  })
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}
