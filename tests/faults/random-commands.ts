import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { permissionsOf } from '../../modules/access/roles.ts'
import { type AreaId, areaSpan, isWithin, multirangeOf } from '../../platform/shared/area-id.ts'
import { newId } from '../../platform/shared/ids.ts'
import type { Member } from '../support/cast.ts'
import { madeUpIdentityNumber } from '../support/people-sheet.ts'

/** A command that was accepted once, as its sender's words and ids had it. */
export interface Template {
  action: string
  input: string
  who: Member
}

/** The same in the township next door: its areas, its words, an id of its own for each id. */
export function mirror(ids: Map<string, string>) {
  return (text: string): string =>
    text
      .replaceAll('621121100', '621121101')
      .replaceAll('甲镇专有', '乙镇专有')
      .replaceAll('marked-account', 'mirror-account')
      .replaceAll(madeUpIdentityNumber(97_531), madeUpIdentityNumber(86_420))
      .replaceAll('97531', '86420')
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => ids.get(id) ?? id)
}

/** What one member holds: read from the database, not from what the cast meant. */
export interface Holding {
  permissions: ReadonlySet<string>
  areaId: AreaId
}

export async function holdingsOf(client: pg.Client, member: Member): Promise<Holding[]> {
  const { rows } = await client.query<{ role: string; area_id: string }>(
    'select role, area_id from access.role_grant where user_id = $1 and ended_at is null and until > now()',
    [member.userId],
  )
  return rows.map(({ role, area_id }) => ({
    permissions: new Set<string>(permissionsOf(role)),
    areaId: area_id.padStart(18, '0'),
  }))
}

/** The spans that a permission opens to somebody. */
export function scopeFor(holdings: readonly Holding[], permission: string): string {
  return multirangeOf(
    holdings.filter(({ permissions }) => permissions.has(permission)).map(({ areaId }) => areaSpan(areaId)),
  )
}

export function mayReach(holdings: readonly Holding[], permission: string, areaId: AreaId): boolean {
  return holdings.some((one) => one.permissions.has(permission) && isWithin(areaId, one.areaId))
}

/** Tables that change with every command, read or sign-in, hold keys that sealing makes, or that the clock writes. */
const RESTLESS =
  /^(platform\.(ledger_|data_key|day_sum|sum_mark)|notices\.(message|delivery)|graphile_worker|migrations|access\.(session|attempt|reading|device|user_account))/

/** One digest over every row of every table of ours: differs as soon as anything was changed. */
export async function digest(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public')
     order by 1`,
  )
  const named = rows.filter(({ name }) => !RESTLESS.test(name))
  const each = named.map(
    ({ name }) =>
      `select '${name} ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as d from ${name} t`,
  )
  const all = await client.query<{ d: string }>(each.join(' union all '))
  return all.rows.map(({ d }) => d).join('\n')
}

/** Resolves when no follow-up of earlier commands waits or is at work: what those write would look like a later command's doing. */
export async function followUpsDone(client: pg.Client): Promise<void> {
  const due =
    'select count(*)::int as count from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts'
  while ((await client.query<{ count: number }>(due)).rows[0]?.count) await sleep(20)
}

/** The tables in which two digests differ. */
export function changedTables(before: string, after: string): string[] {
  const known = new Set(before.split('\n'))
  return after
    .split('\n')
    .filter((line) => !known.has(line))
    .map((line) => line.split(' ')[0] as string)
}

/** What a scope may show of a table besides the rows of its areas, each with its reason. */
const seenBesides: readonly [table: RegExp, condition: string, why: string][] = [
  [/^areas\.area$/, 'true', 'names of places are public'],
  [
    /^responses\./,
    'int8range(area_id, area_end) && $1::int8multirange',
    'who works below reads what was decided over them',
  ],
  [/^checkpoints\.sighting$/, 'watch_area_id <@ $1::int8multirange', 'seen there, wanted here: for whoever watches'],
]

export interface Secured {
  name: string
  hasArea: boolean
}

export async function securedTables(client: pg.Client): Promise<Secured[]> {
  const { rows } = await client.query<Secured>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'area_id') as "hasArea"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relrowsecurity and not c.relispartition order by 1`,
  )
  return rows
}

/** Rows that a scope shows though they lie outside of it, read as the app's role reads: table by table. */
export async function leaksUnder(client: pg.Client, tables: readonly Secured[], scope: string): Promise<string[]> {
  const leaks: string[] = []
  await client.query('begin read only')
  await client.query('set local role muster_app')
  await client.query(`select set_config('muster.scope', $1, true)`, [scope])
  for (const { name, hasArea } of tables) {
    if (!hasArea) continue
    const besides = seenBesides.find(([table]) => table.test(name))?.[1] ?? 'false'
    const { rows } = await client.query<{ n: string }>(
      `select count(*) as n from ${name} where not coalesce(area_id <@ $1::int8multirange or ${besides}, false)`,
      [scope || '{}'],
    )
    if (Number(rows[0]?.n) > 0) leaks.push(`${name}: ${rows[0]?.n} rows outside ${scope}`)
  }
  await client.query('rollback')
  return leaks
}

/** Ids that a command makes itself: those that nothing before it spoke of. */
export function withFreshIds(input: string, made: ReadonlySet<string>): string {
  const fresh = new Map<string, string>()
  return input.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => {
    if (!made.has(id)) return id
    const known = fresh.get(id) ?? newId()
    fresh.set(id, known)
    return known
  })
}
