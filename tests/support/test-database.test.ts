import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from './test-database.ts'

const url = await testDatabase()

test('a test file gets a migrated database of its own', async () => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ count: string }>('select count(*) from platform.ledger_head')
  await client.end()
  expect(rows).toEqual([{ count: '1' }])
})
