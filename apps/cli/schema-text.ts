import pg from 'pg'

/** The whole schema as one text to read: tables with columns, constraints, indexes, policies and comments. Not to be run. */
export async function schemaText(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ text: string }>(TABLES)
  await client.end()
  return `-- Made by npm run schema from db/migrations; to be read, not run.\n\n${rows.map((row) => row.text).join('\n\n')}\n`
}

const TABLES = `
select format(e'-- %s\\ntable %s.%s (\\n%s\\n)%s%s',
  coalesce(obj_description(c.oid), ''), n.nspname, c.relname,
  (select string_agg(format('  %s %s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end), e',\\n' order by a.attnum)
     from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
  || coalesce((select e',\\n' || string_agg(format('  constraint %s %s', k.conname, pg_get_constraintdef(k.oid)), e',\\n' order by k.contype desc, k.conname)
     from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n'), ''),
  coalesce((select e'\\n' || string_agg(pg_get_indexdef(i.indexrelid), e'\\n' order by i.indexrelid::regclass::text)
     from pg_index i where i.indrelid = c.oid and not i.indisprimary and not exists (select from pg_constraint k where k.conindid = i.indexrelid)), ''),
  coalesce((select e'\\n' || string_agg(format('policy %s for %s to %s using (%s) with check (%s)', p.policyname, p.cmd, array_to_string(array_replace(p.roles, tableowner(c.oid), 'owner'), ','), coalesce(p.qual, '-'), coalesce(p.with_check, '-')), e'\\n' order by p.policyname)
     from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname), '')
) as text
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'migrations', 'graphile_worker')
order by n.nspname, c.relname`.replaceAll('tableowner(c.oid)', 'pg_get_userbyid(c.relowner)')
