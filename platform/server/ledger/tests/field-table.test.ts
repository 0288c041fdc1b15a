import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { newId } from '../../../shared/ids.ts'
// Sets how a connection reads days.
import '../../database.ts'
import { digestOf, fieldTable, insertRows, marksOf, type Row } from '../field-table.ts'

const client = new pg.Client({ connectionString: await testDatabase() })
const kinds = fieldTable('public.every_kind', { mutable: ['superseded_at'] })

beforeAll(async () => {
  await client.connect()
  await client.query(`create table every_kind (id uuid primary key, words text, truth boolean, small integer, big bigint,
    exact numeric, rough double precision, at timestamptz, day date, bytes bytea, many_bytes bytea[], many_words text[],
    whose uuid, free jsonb, span int8multirange, superseded_at timestamptz)`)
})
afterAll(() => client.end())

// PostgreSQL keeps no zero byte in a text, and text is well-formed.
const words = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !text.includes('\0'))
const bytes = fc.uint8Array({ maxLength: 40 }).map((all) => Buffer.from(all))
const moment = fc.date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
const decimal = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(1e-7, 1e21, 0.1, 37.3, 123456.789),
)
const free = fc.dictionary(
  words.filter((key) => key !== '__proto__'),
  fc.oneof(
    words,
    fc.boolean(),
    fc.integer(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(words, { maxLength: 3 }),
  ),
  { maxKeys: 4, noNullPrototype: true },
)
const orNot = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })

const row: fc.Arbitrary<Row> = fc.record({
  words: orNot(words),
  truth: orNot(fc.boolean()),
  small: orNot(fc.integer()),
  big: orNot(
    fc.oneof(
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.maxSafeInteger(),
      fc.constant('621121100000000000'),
      fc.constant('0'.repeat(18)),
    ),
  ),
  exact: orNot(decimal),
  rough: orNot(decimal),
  at: orNot(moment),
  day: orNot(moment.map((date) => date.toISOString().slice(0, 10))),
  bytes: orNot(bytes),
  many_bytes: orNot(fc.array(bytes, { maxLength: 3 })),
  many_words: orNot(fc.array(words, { maxLength: 3 })),
  whose: orNot(fc.uuid()),
  free: orNot(free),
  span: orNot(fc.constantFrom('{[1,10),[20,30)}', '{}')),
})

test('the digest of a row is the same before it is written and after it is read, for every kind of column', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (made) => {
      const rows = made.map((one) => ({ id: newId(), ...one }))
      const marks = marksOf(kinds, rows)
      await insertRows(client, kinds, rows)
      expect(marks.map(([, id]) => id)).toEqual(rows.map(({ id }) => id))
      const { rows: read } = await client.query<Row>('select * from every_kind where id = any($1)', [
        rows.map(({ id }) => id),
      ])
      const digests = new Map(read.map((one) => [one.id, digestOf(kinds, one)]))
      for (const [, id, digest] of marks) expect([id, digests.get(id)]).toEqual([id, digest])
    }),
    { numRuns: 60 },
  )
})

test('a changed byte in any column is another digest; a mark that a later entry sets is not', async () => {
  const id = newId()
  const bytesOf = (text: string) => Buffer.from(text)
  const one = {
    words: 'a',
    truth: true,
    small: 1,
    big: '1',
    exact: 1.5,
    rough: 1.5,
    at: new Date(1),
    day: '2022-10-01',
  }
  const more = { bytes: bytesOf('a'), many_bytes: [bytesOf('a')], many_words: ['a'], whose: newId(), free: { a: 1 } }
  const row = { id, ...one, ...more }
  const digest = digestOf(kinds, row)
  await insertRows(client, kinds, [row])
  const changes = [
    ...[`words = 'b'`, `words = null`, 'truth = false', 'small = 2', 'big = 2', 'exact = 1.51', 'rough = 1.25'],
    ...[`at = '2022-10-01'`, `day = '2022-10-02'`, `bytes = 'b'`, `many_bytes = '{b}'`, `many_words = '{a,a}'`],
    ...[`whose = '019a0000-0000-7000-8000-000000000001'`, `free = '{"a": 2}'`, `span = '{[1,2)}'`],
  ]
  const after = async (change: string) => {
    await client.query('begin')
    const { rows } = await client.query<Row>(`update every_kind set ${change} where id = $1 returning *`, [id])
    await client.query('rollback')
    return digestOf(kinds, rows[0] as Row)
  }
  for (const change of changes) expect(await after(change), change).not.toBe(digest)
  expect(await after('superseded_at = clock_timestamp()')).toBe(digest)
})

test('more rows than one statement takes are written in several, all or none being up to the transaction', async () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => ({
    id: newId(),
    words: `${at}`,
    small: at,
    ...Object.fromEntries(
      ['big', 'exact', 'rough', 'day', 'whose', 'free', 'span', 'at', 'bytes', 'truth', 'many_words', 'many_bytes'].map(
        (key) => [key, null],
      ),
    ),
  }))
  expect(new Set(marksOf(kinds, rows).map(([, , digest]) => digest)).size).toBe(5_000)
  await insertRows(client, kinds, rows)
  const { rows: counted } = await client.query('select count(*)::int as n from every_kind where id = any($1)', [
    rows.map(({ id }) => id),
  ])
  expect(counted[0].n).toBe(5_000)
})
