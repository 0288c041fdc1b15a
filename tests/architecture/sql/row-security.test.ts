import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../support/test-database.ts'
import { rowSecurityComplaints } from './row-security.ts'

const client = new pg.Client({ connectionString: await testDatabase() })
await client.connect()
afterAll(() => client.end())

test('every table with an area lets the app see its own scope only', async () => {
  expect(await rowSecurityComplaints(client)).toEqual([])
})

test.each([
  ['create table public.t (area_id bigint)', 'row security is off'],
  [
    'create table public.t (area_id bigint); alter table public.t enable row level security',
    'does not hold for its owner',
  ],
  ['create table public.t (precinct_id bigint)', 'the app has no policy'],
  [
    'create table public.t (area_id bigint); create policy p on public.t to muster_app using (true)',
    'lets everything through',
  ],
  [
    'create table public.t (area_id bigint); create policy p on public.t to muster_app using (area_id in (select 1))',
    'subquery',
  ],
  ['create table public.t (id int); alter table public.t owner to muster_app', 'the app owns it'],
  [
    'create table public.t (id int) partition by range (id); create table public.u partition of public.t default; grant select on public.u to muster_app',
    'reaches a partition directly',
  ],
])('a table that leaks is found: %s', async (statements, complaint) => {
  await client.query('begin')
  await client.query(statements)
  const complaints = await rowSecurityComplaints(client)
  await client.query('rollback')
  expect(complaints.join('\n')).toContain(complaint)
})
