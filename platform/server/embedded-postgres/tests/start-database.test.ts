import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Refusal } from '../../../shared/problem.ts'
import { nativePackage } from '../binaries.ts'
import { isAlive, readPostmaster } from '../postmaster.ts'
import { type DatabaseOptions, type RunningDatabase, startDatabase } from '../start-database.ts'

const asRoot = process.getuid?.() === 0

let root = ''
let children: ChildProcess[] = []
let databases: RunningDatabase[] = []

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'muster-db-'))
  // The cast's home: open to the server's user, as a home under /opt or /srv would be.
  mkdirSync(join(root, 'open'), { mode: 0o755 })
  chmodSync(root, 0o755)
})

afterEach(async () => {
  for (const database of databases) await database.stop()
  for (const child of children) child.kill('SIGKILL')
  const postmaster = await readPostmaster(join(root, 'open/data/postgres'))
  if (postmaster && isAlive(postmaster.pid)) process.kill(postmaster.pid, 'SIGQUIT')
  databases = []
  children = []
  rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
})

async function start(folder = 'open/data', more: Partial<DatabaseOptions> = {}): Promise<RunningDatabase> {
  const database = await startDatabase({
    dataDir: join(root, folder),
    elsewhere: join(root, 'lib'),
    log: () => {},
    ...more,
  })
  databases.push(database)
  return database
}

async function startInOwnProcess(folder = 'open/data'): Promise<{ child: ChildProcess; url: string; how: string }> {
  const script = new URL('./hold-database.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, join(root, folder), join(root, 'lib')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const line = await new Promise<string>((done, failed) => {
    child.stdout?.once('data', (chunk: Buffer) => done(chunk.toString()))
    child.once('exit', (code) => failed(new Error(`ended with ${code}`)))
  })
  return { child, ...(JSON.parse(line) as { url: string; how: string }) }
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

const ended = (child: ChildProcess) => new Promise((done) => child.once('exit', done))

describe('the embedded database', { timeout: 60_000 }, () => {
  test('starts at a new place, keeps its data and its port, and starts again in a moment', async () => {
    const first = await start()
    await ask(first.url, "create table note (words text); insert into note values ('守好卡口')")
    await first.stop()
    const before = Date.now()
    const second = await start()
    expect(Date.now() - before).toBeLessThan(30_000)
    expect(second).toMatchObject({ url: first.url, how: 'started' })
    expect(await ask(second.url, 'select words from note')).toEqual([{ words: '守好卡口' }])
  })

  test('writes durably, in UTF-8, and listens on this machine alone', async () => {
    const { url } = await start()
    const settings = `select current_setting('fsync') as fsync, current_setting('server_encoding') as encoding,
      current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets,
      current_setting('password_encryption') as passwords, current_setting('jit') as jit`
    expect(await ask(url, settings)).toEqual([
      { fsync: 'on', encoding: 'UTF8', addresses: '127.0.0.1', sockets: '', passwords: 'scram-sha-256', jit: 'off' },
    ])
    expect(
      await ask(
        url,
        `select datlocprovider as provider, datlocale as locale from pg_database where datname = 'muster'`,
      ),
    ).toEqual([{ provider: 'b', locale: 'C.UTF-8' }])
  })

  test('lets nobody in without the password, which only the owner may read', async () => {
    const { url } = await start()
    await expect(ask(url.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'select 1')).rejects.toThrow(/password authentication/)
    expect(statSync(join(root, 'open/data/database-access.json')).mode & 0o777).toBe(0o600)
  })

  test('is taken over, with all that was answered, after its Node was killed', async () => {
    const { child, url } = await startInOwnProcess()
    await ask(url, 'create table note (n int); insert into note values (1)')
    child.kill('SIGKILL')
    await ended(child)
    const next = await start()
    expect(next).toMatchObject({ how: 'adopted', url })
    expect(await ask(next.url, 'select n from note')).toEqual([{ n: 1 }])
    await next.stop()
    expect(await readPostmaster(join(root, 'open/data/postgres'))).toBeUndefined()
  })

  test('recovers by itself when the server was killed too', async () => {
    const { child, url } = await startInOwnProcess()
    await ask(url, 'create table note (n int); insert into note values (1)')
    child.kill('SIGKILL')
    await ended(child)
    const postmaster = await readPostmaster(join(root, 'open/data/postgres'))
    process.kill(postmaster?.pid ?? 0, 'SIGKILL')
    await vi.waitFor(() => expect(isAlive(postmaster?.pid ?? 0)).toBe(false), 30_000)
    const next = await start()
    expect(next.how).toBe('started')
    expect(await ask(next.url, 'select n from note')).toEqual([{ n: 1 }])
  })

  test('is started again when it alone was killed, at the same address and with all that was answered', async () => {
    const { url, stop } = await start()
    await ask(url, 'create table note (n int); insert into note values (1)')
    const postmaster = await readPostmaster(join(root, 'open/data/postgres'))
    process.kill(postmaster?.pid ?? 0, 'SIGKILL')
    await vi.waitFor(async () => expect(await ask(url, 'select n from note')).toEqual([{ n: 1 }]), 30_000)
    await stop()
    expect(await readPostmaster(join(root, 'open/data/postgres'))).toBeUndefined()
  })

  test('is lent to a second process, which does not stop it', async () => {
    const { child, url } = await startInOwnProcess()
    const second = await start()
    expect(second).toMatchObject({ how: 'borrowed', url })
    await second.stop()
    expect(await ask(url, 'select 1 as n')).toEqual([{ n: 1 }])
    child.kill('SIGTERM')
    await ended(child)
    await expect(ask(url, 'select 1')).rejects.toThrow(/ECONNREFUSED/)
  })

  test('is not fooled by a process number that a stranger has now', async () => {
    const first = await start()
    await first.stop()
    const lines = [process.pid, join(root, 'open/data/postgres'), 1, 5432, '', '127.0.0.1', 1, 'ready']
    writeFileSync(join(root, 'open/data/postgres/postmaster.pid'), lines.join('\n'))
    expect((await start()).how).toBe('started')
  })

  test('takes another port when somebody else has its own', async () => {
    const first = await start()
    await first.stop()
    const taken = createServer().listen(Number(new URL(first.url).port), '127.0.0.1')
    try {
      const second = await start()
      expect(new URL(second.url).port).not.toBe(new URL(first.url).port)
      expect(await ask(second.url, 'select 1 as n')).toEqual([{ n: 1 }])
    } finally {
      taken.close()
    }
  })

  test('begins afresh when its making was broken off', async () => {
    mkdirSync(join(root, 'open/data/postgres.unfinished/base'), { recursive: true })
    expect((await start()).how).toBe('started')
    expect(existsSync(join(root, 'open/data/postgres.unfinished'))).toBe(false)
  })

  test.runIf(asRoot)(
    'keeps its data elsewhere when the server may not enter the folder, and says where by a link',
    async () => {
      mkdirSync(join(root, 'closed'), { mode: 0o700 })
      const first = await start('closed/data')
      expect(await ask(first.url, 'select 1 as n')).toEqual([{ n: 1 }])
      expect(lstatSync(join(root, 'closed/data/postgres')).isSymbolicLink()).toBe(true)
      await first.stop()
      expect((await start('closed/data')).url).toBe(first.url)
    },
  )

  test.runIf(asRoot)(
    'runs a copy of its programs when npm put them where the server may not go, or made no links',
    async () => {
      const native = join(root, 'closed/native')
      mkdirSync(join(root, 'closed'), { mode: 0o700 })
      const without = (path: string) => !/lib(icu\w+|pq)\.so(\.\d+)?$/.test(path)
      cpSync(nativePackage().native, native, { recursive: true, verbatimSymlinks: true, filter: without })
      const database = await start('open/data', { from: { ...nativePackage(), native } })
      expect(await ask(database.url, 'select 1 as n')).toEqual([{ n: 1 }])
      expect(existsSync(join(root, 'lib', `postgresql-${nativePackage().version}`, 'bin/postgres'))).toBe(true)
    },
  )

  test('refuses data of another major version and says how to carry it over', async () => {
    await (await start()).stop()
    writeFileSync(join(root, 'open/data/postgres/PG_VERSION'), '15\n')
    await expect(start()).rejects.toMatchObject({ problem: { code: 'database.otherVersion', params: { found: '15' } } })
  })

  test('refuses to guess when the password file is lost', async () => {
    await (await start()).stop()
    rmSync(join(root, 'open/data/database-access.json'))
    await expect(start()).rejects.toBeInstanceOf(Refusal)
  })

  test('refuses with the last words of the server when it cannot start', async () => {
    await (await start()).stop()
    const file = join(root, 'open/data/postgres/postgresql.conf')
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nno_such_setting = 1\n`)
    const refused = await start().catch((error: Refusal) => error.problem)
    expect(refused).toMatchObject({ code: 'database.notStarted' })
    expect(JSON.stringify(refused)).toContain('no_such_setting')
  })
})
