import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningDatabase, startDatabase } from '../../embedded-postgres/start-database.ts'
import { migrate } from '../../migrate.ts'
import { backup } from '../backup.ts'
import { restore } from '../restore.ts'
import { hasOlderServer, startOlderServer } from './older-server.ts'
import { fillTowns, migrateTowns, sql } from './towns.ts'

const folder = mkdtempSync(join(tmpdir(), 'muster-backup-'))
const log = () => {}
let server: RunningDatabase
let count = 0

beforeAll(async () => {
  chmodSync(folder, 0o755)
  server = await startDatabase({ dataDir: join(folder, 'data'), elsewhere: join(folder, 'lib'), log })
}, 60_000)

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function newDatabase(owner?: string, at = server.url): Promise<string> {
  const name = `town_${++count}`
  await sql(at, `create database ${name} ${owner ? `owner ${owner}` : ''}`)
  const url = new URL(at)
  url.pathname = name
  return url.href
}

const newFile = () => join(folder, `${++count}.muster`)

async function filledTown(passages?: number): Promise<string> {
  const url = await newDatabase()
  await migrateTowns(url)
  await fillTowns(url, passages)
  return url
}

async function archived(url: string): Promise<string> {
  const file = newFile()
  await backup({ url, file, log })
  return file
}

const contents = `select (select md5(string_agg(p::text, '' order by id)) from field.passage p) as passages,
  (select md5(string_agg(t::text, '' order by id)) from field.town t) as towns, (select word from field.seeded) as seeded,
  (select count(*)::int from field.hot) as hot, (select count(*)::int from field.counter) as counters`

describe('backup and restore', { timeout: 60_000 }, () => {
  test('bring every row back, with partitions, generated columns and sequences', async () => {
    const from = await filledTown()
    const file = newFile()
    const made = await backup({ url: from, file, log })
    expect(made).toMatchObject({
      rows: 501 + 3 + 7 + 1,
      migrations: ['0001-towns.sql', '0002-register.sql'],
      withKeys: false,
    })
    const to = await newDatabase()
    expect(await restore({ url: to, file, log, migrate: migrateTowns })).toMatchObject({ rows: made.rows })
    expect(await sql(to, contents)).toEqual(await sql(from, contents))
    expect(await sql(to, `insert into field.counter (words) values ('next') returning n`)).toEqual([{ n: '8' }])
    const comment = `select obj_description('field.passage_high'::regclass) as words, (select count(*) from field.passage_high) > 0 as filled`
    expect(await sql(to, comment)).toEqual([{ words: '以后建的分区', filled: true }])
  })

  test('carry the same digests when the restored database is backed up again', async () => {
    const file = await archived(await filledTown())
    const to = await newDatabase()
    await restore({ url: to, file, log, migrate: migrateTowns })
    const manifest = (path: string) =>
      JSON.parse(execFileSync('tar', ['xzOf', path, 'manifest.json'], { encoding: 'utf8' }))
    expect(manifest(await archived(to)).tables).toEqual(manifest(file).tables)
  })

  test('take one moment of a town that goes on working', async () => {
    const from = await filledTown(20_000)
    const write = `insert into field.town select 1000 + n, '新增村', 1 from generate_series(1, 1) n`
    let stopped = false
    let written = 0
    const worker = (async () => {
      while (!stopped) {
        await sql(from, write.replaceAll('1000 +', `${1000 + ++written} +`))
        await sql(
          from,
          `insert into field.passage (precinct_id, id, town) values (1, gen_random_uuid(), ${1001 + written})`,
        )
      }
    })()
    const file = await archived(from)
    stopped = true
    await worker
    const to = await newDatabase()
    await restore({ url: to, file, log, migrate: migrateTowns })
    const orphans =
      'select count(*)::int as n from field.passage p left join field.town t on t.id = p.town where t.id is null'
    expect(await sql(to, orphans)).toEqual([{ n: 0 }])
  })

  test('need no administrator: an owner bound by row security can restore too', async () => {
    const file = await archived(await filledTown())
    await sql(server.url, `create role town_owner login password 'secret' createrole`)
    const url = new URL(await newDatabase('town_owner'))
    url.username = 'town_owner'
    url.password = 'secret'
    await restore({ url: url.href, file, log, migrate: migrateTowns })
    expect(await sql(url.href, 'select count(*)::int as n from field.counter')).toEqual([{ n: 7 }])
    const forced = `select relforcerowsecurity as forced from pg_class where oid = 'field.counter'::regclass`
    expect(await sql(url.href, forced)).toEqual([{ forced: true }])
    expect((await backup({ url: url.href, file: newFile(), log })).rows).toBe(512)
  })

  test.runIf(hasOlderServer)('cross from PostgreSQL 15 to 18 and back', async () => {
    const older = startOlderServer(30_000 + (process.pid % 20_000))
    try {
      const from = await filledTown()
      const there = await newDatabase(undefined, older.url)
      await restore({ url: there, file: await archived(from), log, migrate: migrateTowns })
      const back = await newDatabase()
      await restore({ url: back, file: await archived(there), log, migrate: migrateTowns })
      expect(await sql(back, contents)).toEqual(await sql(from, contents))
    } finally {
      older.stop()
    }
  })

  test('hold for the real schema as the migrations make it', async () => {
    const from = await newDatabase()
    await migrate(from)
    await sql(from, `insert into platform.setting (name, value) values ('example', '示例')`)
    const to = await newDatabase()
    await restore({ url: to, file: await archived(from), log, migrate })
    expect(await sql(to, `select value from platform.setting where name = 'example'`)).toEqual([{ value: '示例' }])
  })

  test('keep the archive to its owner, and the master key out of it unless asked', async () => {
    const from = await filledTown()
    const key = join(folder, 'master.key')
    writeFileSync(key, randomBytes(32))
    const [plain, withKeys] = [newFile(), newFile()]
    await backup({ url: from, file: plain, log })
    await backup({ url: from, file: withKeys, log, masterKeyFile: key })
    expect(statSync(plain).mode & 0o777).toBe(0o600)
    expect(execFileSync('tar', ['tzf', plain], { encoding: 'utf8' })).not.toContain('keys/')
    const restored = join(folder, 'restored.key')
    await restore({ url: await newDatabase(), file: withKeys, log, migrate: migrateTowns, masterKeyFile: restored })
    expect(readFileSync(restored)).toEqual(readFileSync(key))
    writeFileSync(restored, randomBytes(32))
    const again = restore({
      url: await newDatabase(),
      file: withKeys,
      log,
      migrate: migrateTowns,
      masterKeyFile: restored,
    })
    await expect(again).rejects.toMatchObject({ problem: { code: 'backup.otherKeys' } })
  })

  test('refuse a database that holds something', async () => {
    const from = await filledTown()
    const refused = restore({ url: from, file: await archived(from), log, migrate: migrateTowns })
    await expect(refused).rejects.toMatchObject({ problem: { code: 'backup.notEmpty' } })
    expect(await sql(from, 'select count(*)::int as n from field.town')).toEqual([{ n: 3 }])
  })

  test('refuse to overwrite a file', async () => {
    const from = await filledTown()
    const file = await archived(from)
    await expect(backup({ url: from, file, log })).rejects.toMatchObject({ problem: { code: 'backup.fileExists' } })
  })

  test('refuse an archive that was broken off, altered, or is something else, before writing a row', async () => {
    const whole = await archived(await filledTown())
    const [short, altered, other] = [newFile(), newFile(), newFile()]
    writeFileSync(short, readFileSync(whole))
    truncateSync(short, statSync(whole).size - 600)
    const bytes = gunzipSync(readFileSync(whole))
    bytes.write('X', bytes.indexOf('示例镇'))
    writeFileSync(altered, gzipSync(bytes))
    writeFileSync(other, '这不是备份')
    const to = await newDatabase()
    for (const file of [short, altered, other]) {
      const refused = restore({ url: to, file, log, migrate: migrateTowns })
      await expect(refused).rejects.toMatchObject({ problem: { code: 'backup.notAnArchive' } })
    }
    await expect(restore({ url: to, file: '/no/such/file', log, migrate: migrateTowns })).rejects.toMatchObject({
      problem: { code: 'backup.noFile' },
    })
    expect(await sql(to, `select to_regnamespace('field') as made`)).toEqual([{ made: null }])
  })

  test('leave the database empty when the schema does not know a step of the archive', async () => {
    const from = await filledTown()
    await sql(from, `insert into migrations.applied values ('0003-of-tomorrow.sql', 'x')`)
    const to = await newDatabase()
    const file = await archived(from)
    await expect(restore({ url: to, file, log, migrate: migrateTowns })).rejects.toMatchObject({
      problem: { code: 'backup.unknownMigration', params: { name: '0003-of-tomorrow.sql' } },
    })
    expect(await sql(to, `select to_regnamespace('field') as made`)).toEqual([{ made: null }])
  })

  test('leave nothing behind when the backup fails', async () => {
    const from = await filledTown()
    await sql(from, `create role town_guest login password 'secret'; grant usage on schema field to town_guest`)
    const url = new URL(from)
    url.username = 'town_guest'
    url.password = 'secret'
    const file = newFile()
    await expect(backup({ url: url.href, file, log })).rejects.toMatchObject({ problem: { code: 'backup.hiddenRows' } })
    expect(existsSync(file) || existsSync(`${file}.unfinished`)).toBe(false)
  })
})
