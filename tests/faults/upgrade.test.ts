import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { startServer } from '../../apps/server/start-server.ts'
import { restore } from '../../platform/server/backup/restore.ts'
import { migrate, migrationNames } from '../../platform/server/migrate.ts'
import { readSettings } from '../../platform/server/settings.ts'
import { newId } from '../../platform/shared/ids.ts'
import { problemText, Refusal } from '../../platform/shared/problem.ts'
import { freePort } from '../support/free-port.ts'
import { proof } from '../support/proof.ts'
import { Session } from '../support/session.ts'
import { digest } from './random-commands.ts'
import { figuresOf, type Left } from './upgrade-story.ts'

/** The newest step of the first release, and what that release left: a backup with its master key, made by its own code. */
const RELEASED = '0090-reports.sql'
const archive = new URL('./upgrade-from-0090.muster', import.meta.url).pathname
const left = JSON.parse(readFileSync(new URL('./upgrade-from-0090.json', import.meta.url), 'utf8')) as Left

const folder = mkdtempSync(join(tmpdir(), 'muster-upgrade-'))
const made: string[] = []
afterAll(async () => {
  for (const url of made)
    await sql(inject('databaseServer'), `drop database ${new URL(url).pathname.slice(1)} with (force)`)
  rmSync(folder, { recursive: true, force: true })
})

async function sql<Row = Record<string, unknown>>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows as Row[]
  } finally {
    await client.end()
  }
}

async function rowsOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return digest(client).finally(() => client.end())
}

async function newDatabase(): Promise<string> {
  const server = inject('databaseServer')
  const name = `upgraded_${newId().slice(-8)}`
  await sql(server, `create database ${name}`)
  const url = server.replace(/\/[^/]*$/, `/${name}`)
  made.push(url)
  return url
}

/** The archive's database as the first release had it, to the byte: its steps only. */
async function asReleased(masterKeyFile: string): Promise<string> {
  const url = await newDatabase()
  const upTo = (at: string) => migrate(at, { upTo: RELEASED })
  await restore({ url, file: archive, log() {}, migrate: upTo, masterKeyFile })
  return url
}

const applied = async (url: string) =>
  (await sql<{ name: string }>(url, 'select name from migrations.applied order by name')).map(({ name }) => name)

/** What must be as it was: the ledger proves it, the same people sign in and see the same numbers and names, and work goes on. */
async function expectAtWork(url: string, masterKeyFile: string) {
  const before = await proof(url)
  expect(before).toMatchObject({ faults: [], entries: left.proof.entries, rows: left.proof.rows })
  // Grants end by the calendar; the archive is older every day.
  await sql(url, `update access.role_grant set until = now() + interval '1 day' where ended_at is null`)
  const environment = { PORT: String(await freePort()), MUSTER_DATA_DIR: folder, MUSTER_LOG_LEVEL: 'error' }
  const settings = readSettings({ ...environment, MUSTER_MASTER_KEY_FILE: masterKeyFile })
  const server = await startServer(settings, url)
  try {
    const signedIn = async (who: string) => {
      const session = new Session(server.url)
      const { username, password } = left.accounts[who] as { username: string; password: string }
      await session.signIn(username, password)
      return session
    }
    for (const who of ['commander', 'townshipLead', 'otherTownshipLead']) {
      const session = await signedIn(who)
      const now = await figuresOf(session, left.responseId, left.at)
      expect([who, now]).toMatchObject([who, left.figures[who] ?? {}])
    }
    const lead = await signedIn('townshipLead')
    const shown = await lead.ask('checkpoints.revealPassage', { id: left.passageId, purpose: 'epidemicControl' })
    expect(JSON.stringify(shown)).toContain(left.plate)
    await lead.does('organisations.addOrganisation', {
      ...{ organisationId: newId(), name: '升级后的支部', kind: 'branch', areaId: '621121100000000000' },
    })
  } finally {
    await server.stop()
  }
  const after = await proof(url)
  expect(after.faults).toEqual([])
  expect(after.entries).toBeGreaterThan(before.entries)
}

test('the database of the first release, with its data in it, is brought to this program’s schema and works on', async () => {
  const key = join(folder, 'in-place.key')
  const url = await asReleased(key)
  expect((await applied(url)).at(-1)).toBe(RELEASED)
  const later = (await migrationNames()).filter((name) => name > RELEASED)
  expect(await migrate(url)).toEqual(later)
  expect(await migrate(url)).toEqual([])
  await expectAtWork(url, key)
})

test('a backup of the first release restores straight into this program’s schema', async () => {
  const key = join(folder, 'restored.key')
  const url = await newDatabase()
  await restore({ url, file: archive, log() {}, migrate, masterKeyFile: key })
  expect(await applied(url)).toEqual(await migrationNames())
  await expectAtWork(url, key)
})

/** The sentences of what migrating is refused with. */
async function refusedWith(url: string): Promise<{ code: string; zh: string; en: string }> {
  const error = await migrate(url).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(Refusal)
  const { problem } = error as Refusal
  return { code: problem.code, zh: problemText(problem, 'zh'), en: problemText(problem, 'en') }
}

test('a step that was changed after it was applied is told by name, and nothing is upgraded', async () => {
  const url = await asReleased(join(folder, 'changed.key'))
  await sql(url, `update migrations.applied set hash = 'another' where name = '0070-zones.sql'`)
  const { code, zh, en } = await refusedWith(url)
  expect(code).toBe('migrate.changedAfterwards')
  expect(zh).toContain('0070-zones.sql')
  expect(zh + en).not.toMatch(/\{\w+\}/)
  expect((await applied(url)).at(-1)).toBe(RELEASED)
})

test('a database that a later program has upgraded is left alone by this one', async () => {
  const url = await asReleased(join(folder, 'newer.key'))
  await sql(url, `insert into migrations.applied (name, hash) values ('9990-of-tomorrow.sql', 'x')`)
  const { code, zh } = await refusedWith(url)
  expect(code).toBe('migrate.newerDatabase')
  expect(zh).toContain('9990-of-tomorrow.sql')
  expect((await applied(url)).filter((name) => name > RELEASED)).toEqual(['9990-of-tomorrow.sql'])
})

test('a step that fails is taken back whole, says which it was, and the data are as before', async () => {
  const url = await asReleased(join(folder, 'failing.key'))
  const [next] = (await migrationNames()).filter((name) => name > RELEASED)
  const before = await rowsOf(url)
  // The way is blocked: the migrator may not write down that it was there.
  await sql(
    url,
    `create or replace function migrations.stop() returns trigger language plpgsql as $$ begin raise 'no room'; end $$;
    create trigger stop before insert on migrations.applied for each row execute function migrations.stop()`,
  )
  const { code, zh } = await refusedWith(url)
  expect(code).toBe('migrate.stepFailed')
  expect(zh).toContain(next as string)
  await sql(url, 'drop trigger stop on migrations.applied; drop function migrations.stop()')
  expect(await rowsOf(url)).toBe(before)
  expect(await migrate(url)).toContain(next)
})

test('a backup whose steps this program does not have is refused before anything is written', async () => {
  const url = await newDatabase()
  const changed = (at: string) =>
    migrate(at, { upTo: RELEASED }).then(() =>
      sql(at, `update migrations.applied set hash = 'another' where name = '${RELEASED}'`),
    )
  const broken = await restore({ url, file: archive, log() {}, migrate: changed }).catch((error: unknown) => error)
  expect((broken as Refusal).problem).toMatchObject({ code: 'backup.unknownMigration', params: { name: RELEASED } })
  expect(
    await sql(url, `select nspname from pg_namespace where nspname in ('platform', 'access', 'checkpoints')`),
  ).toEqual([])
})

test('half of the archive is no archive, and writes neither rows nor a key', async () => {
  const url = await newDatabase()
  const half = join(folder, 'half.muster')
  copyFileSync(archive, half)
  writeFileSync(half, readFileSync(half).subarray(0, 60_000))
  const masterKeyFile = join(folder, 'half.key')
  const broken = await restore({ url, file: half, log() {}, migrate, masterKeyFile }).catch((error: unknown) => error)
  expect(broken).toBeInstanceOf(Refusal)
  expect(() => readFileSync(masterKeyFile)).toThrow()
})
