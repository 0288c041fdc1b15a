import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { backup } from '../../platform/server/backup/backup.ts'
import { restore } from '../../platform/server/backup/restore.ts'
import { hasOlderServer, startOlderServer } from '../../platform/server/backup/tests/older-server.ts'
import { openPool } from '../../platform/server/database.ts'
import { migrate } from '../../platform/server/migrate.ts'
import { readMasterKey } from '../../platform/server/vault/master-key.ts'
import { openVault } from '../../platform/server/vault/vault.ts'
import { newId } from '../../platform/shared/ids.ts'
import { markTownship } from '../support/marked-township.ts'
import { proof } from '../support/proof.ts'
import { testServer } from '../support/test-server.ts'

const server = await testServer()
const folder = mkdtempSync(join(tmpdir(), 'muster-restore-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const log = () => {}

/** A township with a record of every kind, a reading by somebody of the whole country, and 300 passages in parts. */
const township = await markTownship(server.as)
await (await server.as('administrator')).ask('checkpoints.revealPassage', {
  id: township.ids.passage,
  purpose: 'audit',
})
const officer = await server.as('officer')
for (let part = 0; part < 3; part++) {
  const passage = () => ({
    ...{ id: newId(), checkpointId: township.ids.post, subject: 'person', direction: 'out' },
    ...{ decision: 'turnedBack', reason: 'noPermit' },
    people: [{ name: '演示某', temperature: 36.4 }],
  })
  const answers = await officer.commands(Array.from({ length: 100 }, () => ['checkpoints.recordPassage', passage()]))
  // The village is sealed: let through without a permit they would all be refused, and nothing of them restored.
  expect(answers.filter(({ outcome }) => outcome !== 'accepted')).toEqual([])
}
const before = await proof(server.databaseUrl)
const file = join(folder, 'whole.muster')
await backup({ url: server.databaseUrl, file, log })

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows
}

/** What a restored database must give: the same proof, the same sums, and, with the master key, the same names. */
async function expectWhole(url: string) {
  expect(before.faults).toEqual([])
  expect(await proof(url)).toEqual(before)
  const sums = 'select decision, sum(n)::int as n from checkpoints.passage_tally group by decision order by 1'
  expect(await ask(url, sums)).toEqual(await ask(server.databaseUrl, sums))
  const [row] = await ask(
    url,
    `select command_id, sealed, key_id from checkpoints.passage where id = '${township.ids.passage}'`,
  )
  const masterKey = join(folder, 'kept-elsewhere.key')
  copyFileSync(join(server.dataDir, 'master.key'), masterKey)
  const pool = openPool(url, { max: 1 })
  const vault = openVault(pool, await readMasterKey(masterKey))
  const opened = await vault.open(
    { keyId: row?.key_id as string, bytes: row?.sealed as Buffer },
    row?.command_id as string,
  )
  await pool.end()
  expect(opened).toMatchObject({ plate: '甘J97531' })
}

async function newDatabase(at: string): Promise<string> {
  const name = `restored_${newId().slice(-8)}`
  await ask(at, `create database ${name}`)
  return at.replace(/\/[^/]*$/, `/${name}`)
}

test('a whole town is backed up, restored into an empty database, and proves itself', async () => {
  const url = await newDatabase(inject('databaseServer'))
  await restore({ url, file, log, migrate })
  await expectWhole(url)
})

test('a row changed in the restored database is found, with the entry that wrote it', async () => {
  const url = await newDatabase(inject('databaseServer'))
  await restore({ url, file, log, migrate })
  await ask(
    url,
    `update checkpoints.passage set decision = 'passed', reason = 'none' where id = '${township.ids.passage}'`,
  )
  const { faults } = await proof(url)
  expect(faults.join('\n')).toContain(township.ids.passage)
  // The sums no longer agree with the rows either.
  expect(faults.length).toBeGreaterThan(1)
})

// Skipped where the system has no PostgreSQL 15 in its packages' place: there is nothing to restore into.
test.runIf(hasOlderServer)('the same archive restores into PostgreSQL 15 and proves itself there', async () => {
  const older = startOlderServer(52_000 + (process.pid % 9_000))
  try {
    const url = await newDatabase(older.url)
    await restore({ url, file, log, migrate })
    await expectWhole(url)
  } finally {
    older.stop()
  }
})
