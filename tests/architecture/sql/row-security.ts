import type pg from 'pg'

const TABLES = `
  select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
    coalesce(array_agg(p.qual) filter (where p.qual is not null), '{}') as policies
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_policies p on p.schemaname = n.nspname and p.tablename = c.relname and 'muster_app' = any (p.roles)
  where c.relkind in ('r', 'p') and not c.relispartition and exists (
    select from pg_attribute a where a.attrelid = c.oid and a.attname in ('area_id', 'precinct_id') and not a.attisdropped)
  group by c.oid, n.nspname, c.relname, c.relrowsecurity, c.relforcerowsecurity
  order by 2`

// Partitions are reached through their table; read directly they would go round its policies.
const OPEN_PARTITIONS = `
  select c.oid::regclass::text as name from pg_class c
  where c.relispartition and c.relkind = 'r' and has_table_privilege('muster_app', c.oid, 'select, insert, update, delete')`

const OWNED = `
  select c.oid::regclass::text as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'muster_app'`

// Read by every part of the house; no person stands in them. Writing is within the scope all the same.
const READ_BY_ALL = new Map([
  ['responses.response', 'a township sees the response of its county'],
  ['zones.zone', 'what holds where is public'],
])

interface Secured {
  name: string
  enabled: boolean
  forced: boolean
  policies: string[]
}

/**
 * Asked of the migrated database itself, because a migration may write policies in a loop: every table with an area or
 * precinct has row security on and forced, with a policy for the app that reads columns and settings only; the app's role
 * owns nothing and reaches no partition directly.
 */
export async function rowSecurityComplaints(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<Secured>(TABLES)
  const names = async (sql: string) => (await client.query<{ name: string }>(sql)).rows.map((row) => row.name)
  return [
    ...rows.filter((row) => !row.enabled).map((row) => `${row.name}: row security is off`),
    ...rows.filter((row) => !row.forced).map((row) => `${row.name}: row security does not hold for its owner`),
    ...rows
      .filter((row) => row.policies.length === 0)
      .map((row) => `${row.name}: the app has no policy, so it sees nothing`),
    ...rows
      .filter((row) => row.policies.some((policy) => /\bselect\b/i.test(policy)))
      .map((row) => `${row.name}: a policy with a subquery`),
    ...rows
      .filter((row) => row.policies.includes('true') && !READ_BY_ALL.has(row.name))
      .map((row) => `${row.name}: a policy lets everything through`),
    ...(await names(OPEN_PARTITIONS)).map((name) => `${name}: the app reaches a partition directly`),
    ...(await names(OWNED)).map((name) => `${name}: the app owns it`),
  ]
}
