import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { localDay } from '../../../shared/dates.ts'
import { newId } from '../../../shared/ids.ts'
import { openPool } from '../../database.ts'
import { readMasterKey } from '../master-key.ts'
import { openVault } from '../vault.ts'

const pool = openPool(await testDatabase(), { max: 3 })
afterAll(() => pool.end())
const masterKey = randomBytes(32)
const vault = openVault(pool, masterKey)
const today = new Date('2022-10-01T04:00:00Z')
const tomorrow = new Date('2022-10-02T04:00:00Z')
const words = { name: '演示某', phone: '19900000001' }

async function sealed(responseId: string, at = today, className = 'passage') {
  await vault.ready(responseId, className, at)
  const recordId = newId()
  return { recordId, ...vault.seal(responseId, className, at, words, recordId) }
}

test('what is sealed is opened again, also by another server that has the same master key', async () => {
  const one = await sealed(newId())
  expect(one.bytes.toString('latin1')).not.toContain('19900000001')
  expect(await vault.open(one, one.recordId)).toEqual(words)
  expect(await openVault(pool, masterKey).open(one, one.recordId)).toEqual(words)
})

test('the same words sealed twice look different, and are found by the same key within one response only', async () => {
  const [here, there] = [newId(), newId()]
  const [a, b] = [await sealed(here), await sealed(here)]
  expect(a.keyId).toBe(b.keyId)
  expect(a.bytes.equals(b.bytes)).toBe(false)
  await sealed(there)
  const key = (responseId: string, kind = 'plate') => vault.lookupKey(responseId, kind, '甘J12345').toString('hex')
  expect(key(here)).toBe(key(here))
  expect(key(here)).not.toBe(key(there))
  expect(key(here)).not.toBe(key(here, 'identity'))
  const other = openVault(pool, masterKey)
  await other.ready(here, 'permit', tomorrow)
  expect(other.lookupKey(here, 'plate', '甘J12345').toString('hex')).toBe(key(here))
})

test('a sealed value that was moved to another record, or had a bit turned, does not open', async () => {
  const one = await sealed(newId())
  await expect(vault.open(one, newId())).rejects.toThrow()
  for (const at of [0, 13, one.bytes.length - 1]) {
    const bytes = Buffer.from(one.bytes)
    bytes[at] = (bytes[at] as number) ^ 1
    await expect(vault.open({ ...one, bytes }, one.recordId)).rejects.toThrow()
  }
})

test('each response, class and day has a key of its own, made once however many ask at the same moment', async () => {
  const responseId = newId()
  const servers = Array.from({ length: 4 }, () => openVault(pool, masterKey))
  await Promise.all(servers.map((server) => server.ready(responseId, 'passage', today)))
  const ids = servers.map((server) => server.seal(responseId, 'passage', today, words, newId()).keyId)
  expect(new Set(ids).size).toBe(1)
  const others = [await sealed(responseId, tomorrow), await sealed(responseId, today, 'permit'), await sealed(newId())]
  expect(new Set([...ids, ...others.map(({ keyId }) => keyId)]).size).toBe(4)
})

test('a destroyed key is the end of what it sealed: nothing opens, on this server or another, and nothing more is sealed', async () => {
  const responseId = newId()
  const [old, kept, elsewhere] = [await sealed(responseId), await sealed(responseId, tomorrow), await sealed(newId())]
  const client = await pool.connect()
  expect(await vault.destroyKeys(client, { responseId, className: 'passage', upToDay: localDay(today) })).toBe(1)
  client.release()
  expect(await vault.open(old, old.recordId)).toBeUndefined()
  expect(await openVault(pool, masterKey).open(old, old.recordId)).toBeUndefined()
  expect(await vault.open(kept, kept.recordId)).toEqual(words)
  expect(await vault.open(elsewhere, elsewhere.recordId)).toEqual(words)
  await expect(vault.ready(responseId, 'passage', today)).rejects.toThrow('destroyed')
  const { rows } = await pool.query('select wrapped, destroyed_at from platform.data_key where id = $1', [old.keyId])
  expect(rows).toMatchObject([{ wrapped: null, destroyed_at: expect.any(Date) }])
})

test('another master key opens nothing', async () => {
  const one = await sealed(newId())
  await expect(openVault(pool, randomBytes(32)).open(one, one.recordId)).rejects.toThrow()
})

test('the master key is made once, for its owner alone, and a file that holds none is refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-key-'))
  const file = join(folder, 'deep/master.key')
  const made = await readMasterKey(file)
  expect(await readMasterKey(file)).toEqual(made)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 20))
  await expect(readMasterKey(file)).rejects.toThrow('32 bytes')
  rmSync(folder, { recursive: true })
})
