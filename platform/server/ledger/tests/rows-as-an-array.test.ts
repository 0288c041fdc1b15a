import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { newId } from '../../../shared/ids.ts'
// Sets how a connection reads days.
import '../../database.ts'
import { insertValues } from '../../insert-values.ts'
import { digestOf, fieldTable, insertRows, marksOf, type Row } from '../field-table.ts'

const pipelined: pg.ClientConfig & { pipeline: boolean } = {
  connectionString: await testDatabase(),
  pipeline: true,
}
const client = new pg.Client(pipelined)
const kinds = fieldTable('public.array_kind')

beforeAll(async () => {
  await client.connect()
  await client.query(`create table array_kind (id uuid primary key, gone integer, words text, truth boolean, small integer,
    big bigint, at timestamptz, bytes bytea, many_bytes bytea[], whose uuid, mentioned uuid[], exact numeric,
    kept text default 'as it was')`)
  // A column that was dropped has left its number behind.
  await client.query('alter table array_kind drop column gone')
  const sent = Array.from({ length: 3 }, () => ({ id: newId(), words: 'first' }))
  await insertRows(client, kinds, sent)
})
afterAll(() => client.end())

const orNot = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const bytes = fc.uint8Array({ maxLength: 40 }).map((all) => Buffer.from(all))
const words = fc.string({ unit: 'grapheme', maxLength: 120 }).filter((text) => !text.includes('\0'))
const row: fc.Arbitrary<Row> = fc.record({
  words: orNot(words),
  truth: orNot(fc.boolean()),
  small: orNot(fc.integer()),
  big: orNot(
    fc.oneof(
      fc.maxSafeInteger(),
      fc.integer({ min: 0, max: 999_999 }).map((n) => `621121${String(n).padStart(6, '0')}000000`),
      fc.maxSafeNat().map(String),
      fc.constant('9'.repeat(18)),
    ),
  ),
  at: orNot(fc.date({ min: new Date('1900-01-01'), max: new Date('2280-12-31'), noInvalidDate: true })),
  bytes: orNot(bytes),
  many_bytes: orNot(fc.array(bytes, { maxLength: 3 })),
  whose: orNot(fc.uuid()),
  mentioned: orNot(fc.array(fc.uuid(), { maxLength: 3 })),
  // A kind that is not written in binary: its rows go as text.
  exact: fc.oneof(
    { weight: 30, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  ),
})

test('rows that travel as one array in binary are read as they were, whatever is in them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 3, maxLength: 12 }), async (made) => {
      const rows = made.map((one) => ({ id: newId(), ...one }))
      const marks = marksOf(kinds, rows)
      await insertRows(client, kinds, rows)
      const { rows: read } = await client.query<Row>('select * from array_kind where id = any($1)', [
        rows.map(({ id }) => id),
      ])
      const digests = new Map(read.map(({ kept, ...one }) => [one.id, digestOf(kinds, one)]))
      for (const [, id, digest] of marks) expect([id, digests.get(id)]).toEqual([id, digest])
      // A column that was not given has its default.
      expect(new Set(read.map(({ kept }) => kept))).toEqual(new Set(['as it was']))
    }),
    { numRuns: 200 },
  )
  const { rows } = await client.query(
    `select sum(generic_plans + custom_plans)::int as runs from pg_prepared_statements
     where statement like '%array_kind%unnest($1%'`,
  )
  expect(rows[0].runs).toBeGreaterThan(50)
})

test('a column added meanwhile breaks one insert, and the next one goes well', async () => {
  await client.query('alter table array_kind add column later text')
  const three = () => Array.from({ length: 3 }, () => ({ id: newId(), words: 'later' }))
  await expect(insertRows(client, kinds, three())).rejects.toMatchObject({ code: '42804' })
  await insertRows(client, kinds, three())
  await insertRows(client, kinds, three())
})

test('a constraint that holds against one row of an array says its name', async () => {
  const id = newId()
  const rows = [id, newId(), id].map((one) => [one, 'twice'])
  await expect(
    insertValues(client, { into: 'public.array_kind', columns: ['id', 'words'] }, rows),
  ).rejects.toMatchObject({ code: '23505', constraint: 'array_kind_pkey' })
})
