import type pg from 'pg'
import type { Header, Manifest, Partition, Table } from './archive.ts'

// What extensions brought is theirs to make again; Citus keeps its books in pg_catalog and two schemas of its own.
const OURS = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'citus', 'columnar', 'columnar_internal')
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`

// The migrators write these themselves.
const BOOKKEEPING = `(n.nspname, c.relname) not in (('migrations', 'applied'), ('graphile_worker', 'migrations'))`

/** Tables whose rows belong into an archive: a partitioned table as a whole, its partitions not. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select n.nspname as schema, c.relname as name, array(
      select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't' and ${OURS} and ${BOOKKEEPING}
    order by n.nspname collate "C", c.relname collate "C"`)
  return rows
}

export async function listPartitions(client: pg.ClientBase): Promise<Partition[]> {
  const { rows } = await client.query<Partition>(`
    select n.nspname as schema, c.relname as name, json_build_object('schema', pn.nspname, 'name', p.relname) as parent,
      pg_get_expr(c.relpartbound, c.oid) as bound, obj_description(c.oid, 'pg_class') as comment
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_inherits i on i.inhrelid = c.oid
      join pg_class p on p.oid = i.inhparent join pg_namespace pn on pn.oid = p.relnamespace
    where c.relkind = 'r' and c.relispartition and ${OURS}
    order by n.nspname collate "C", c.relname collate "C"`)
  return rows
}

/** Sequences stand outside transactions: read last, they are at or beyond every value in the rows. */
export async function readSequences(client: pg.ClientBase): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ schema: string; name: string }>(`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and c.relpersistence <> 't' and ${OURS} order by n.nspname collate "C", c.relname collate "C"`)
  const found: Manifest['sequences'] = []
  for (const sequence of rows) {
    const state = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${quoted(client, sequence)}`,
    )
    found.push({ ...sequence, ...(state.rows[0] as { value: string; called: boolean }) })
  }
  return found
}

export async function readMigrations(client: pg.ClientBase): Promise<Header['migrations']> {
  const known = await client.query(`select to_regclass('migrations.applied') is not null as found`)
  if (!known.rows[0].found) return []
  const { rows } = await client.query('select name, hash from migrations.applied order by name collate "C"')
  return rows
}

/** Whether row security does not bind this user. */
export async function seesEverything(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query(
    'select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user',
  )
  return rows[0].free === true
}

/** Tables that row security narrows for their owner too. */
export async function forcedTables(client: pg.ClientBase): Promise<{ schema: string; name: string; open: boolean }[]> {
  const { rows } = await client.query(`
    select n.nspname as schema, c.relname as name, exists (
      select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('*', 'r')
        and pg_get_expr(p.polqual, p.polrelid) = 'true'
        and (p.polroles = '{0}' or exists (select from unnest(p.polroles) r where pg_has_role(current_user, r, 'usage')))
    ) and not exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive) as open
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relrowsecurity and not c.relispartition and ${OURS}
      and (c.relforcerowsecurity or not pg_has_role(current_user, c.relowner, 'usage'))`)
  return rows
}

export function quoted(client: pg.ClientBase, { schema, name }: { schema: string; name: string }): string {
  return `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`
}

/** Reads text the same on every server, whatever its settings and the user's. */
export const PLAIN_TEXT = `set local datestyle = 'iso, ymd'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
  set local extra_float_digits = 3; set local bytea_output = 'hex'; set local client_encoding = 'UTF8';
  set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0`
