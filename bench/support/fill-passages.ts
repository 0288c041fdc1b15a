import { newId } from '../../platform/shared/ids.ts'
import type { BigCounty } from './big-county.ts'
import { inBulk } from './bulk.ts'

export const DAYS = 30
const SAMPLES = 1_000

/**
 * Passages of 30 days up to now, with the rhythm of a day, busy and quiet checkpoints, 3 % of them hours late. What is sealed
 * repeats after a thousand: reading a row costs the same, making it does not. Sums are then added up as the product adds them.
 */
export async function fillPassages(county: BigCounty, rows: number): Promise<void> {
  const { owner } = county
  await makeSamples(county)
  const parts = await owner.query<{ name: string }>(
    `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'checkpoints.passage'::regclass`,
  )
  await withoutParentIndexes(county, async () => {
    await inBulk(
      owner,
      parts.rows.map(({ name }) => name),
      async () => {
        await owner.query('select setseed(0.42)')
        await owner.query(PASSAGES, [county.responseId, rows, `${DAYS} days`, SAMPLES, county.checkpoints.length])
      },
    )
  })
  await inBulk(owner, ['checkpoints.passage_tally'], async () => {
    await owner.query(TALLY)
  })
  await owner.query(FOLLOW_UPS)
  await owner.query('vacuum (analyze) checkpoints.follow_up')
}

/** Indexes of a partitioned table stand on the whole; they are built again at the end. */
async function withoutParentIndexes({ owner }: BigCounty, fill: () => Promise<void>): Promise<void> {
  const { rows } = await owner.query<{ name: string; made: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i
     where i.indrelid = 'checkpoints.passage'::regclass and not i.indisprimary`,
  )
  await owner.query('alter table checkpoints.passage drop constraint passage_pk')
  for (const { name } of rows) await owner.query(`drop index ${name}`)
  await fill()
  await owner.query(`set maintenance_work_mem = '1GB'`)
  await owner.query('alter table checkpoints.passage add constraint passage_pk primary key (precinct_id, id)')
  for (const { made } of rows) await owner.query(made.replace(' ON ONLY ', ' ON '))
}

async function makeSamples({ owner, vault, responseId, checkpoints }: BigCounty): Promise<void> {
  await owner.query(`create temp table sample (at int primary key, command_id uuid, sealed bytea, key_id uuid);
    create temp table gate (at int primary key, id uuid, area_id bigint, precinct_id bigint)`)
  const now = new Date()
  await vault.ready(responseId, 'passage', now)
  const plate = (at: number) => `甘J${String(at % 100_000).padStart(5, '0')}`
  const samples = Array.from({ length: SAMPLES }, (_, at) => {
    const command = newId()
    const { keyId, bytes } = vault.seal(responseId, 'passage', now, { plate: plate(at), people: [{}] }, command)
    return { command, keyId, bytes: `\\x${bytes.toString('hex')}` }
  })
  await owner.query(
    `insert into sample select at - 1, command, sealed::bytea, key
     from unnest($1::uuid[], $2::text[], $3::uuid[]) with ordinality as one (command, sealed, key, at)`,
    [samples.map((one) => one.command), samples.map((one) => one.bytes), samples.map((one) => one.keyId)],
  )
  await owner.query(
    `insert into gate select at - 1, id, area, precinct from unnest($1::uuid[], $2::bigint[], $3::bigint[]) with ordinality as one (id, area, precinct, at)`,
    [checkpoints.map((one) => one.id), checkpoints.map((one) => one.areaId), checkpoints.map((one) => one.precinctId)],
  )
}

const PASSAGES = `
with drawn as materialized (
  select i, now() - $3::interval
    + $3::interval * (floor(i * 30.0 / $2) + f - 0.11 * sin(2 * pi() * f)) / 30 as made_at,
    floor($5::int * power(random(), 1.4))::int as gate, random() as a, random() as b, random() as c, random() as d, random() as e
  from (select i, i * 30.0 / $2 - floor(i * 30.0 / $2) as f from generate_series(0, $2::int - 1) i) series
), said as (
  select *, case when a < 0.955 then 'passed' when a < 0.993 then 'turned_back' else 'handed_over' end as decision,
    case when b < 0.85 then 'vehicle' else 'person' end as subject,
    case when c < 0.85 then 'none' when c < 0.92 then 'supply' when c < 0.96 then 'exit' when c < 0.98 then 'workResumption' else 'medical' end as permit,
    md5(i::text) as noise, date_trunc('milliseconds', made_at) as moment
  from drawn
)
insert into checkpoints.passage (precinct_id, id, response_id, area_id, checkpoint_id, command_id, recorded_by, subject, direction,
  decision, reason, permit_kind, origin_class, people, fevers, goods_kind, goods_quantity, goods_unit, facts, plate_key, person_keys,
  sealed, key_id, revoked_while_offline, made_at, received_at)
select gate.precinct_id, (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || '7' || substr(noise, 1, 3) || '8' || substr(noise, 4, 15))::uuid,
  $1, gate.area_id, gate.id, sample.command_id, gate.id, subject, case when d < 0.52 then 'in' else 'out' end, decision,
  case when decision = 'passed' then 'none' when decision = 'handed_over' then 'fever'
    else (array['noPermit', 'permitExpired', 'fromControlledZone', 'refusedCheck', 'other'])[1 + floor(e * 5)::int] end,
  permit, case when e < 0.82 then 'unknown' when e < 0.94 then 'sameCounty' when e < 0.98 then 'sameProvince' else 'otherProvince' end,
  case when subject = 'person' then 1 else 1 + floor(4 * b)::int end, case when d < 0.001 then 1 else 0 end,
  case when c between 0.85 and 0.89 and subject = 'vehicle' then 'food' end, case when c between 0.85 and 0.89 and subject = 'vehicle' then 500 end,
  case when c between 0.85 and 0.89 and subject = 'vehicle' then 'kg' end,
  '[{"temperature":36.6}]', case when subject = 'vehicle' then sha256((i % 300000)::text::bytea) end,
  case when e < 0.5 then array[sha256((i % 400000)::text::bytea)] end, sample.sealed, sample.key_id, false,
  moment, least(moment + interval '1 second' + case when a < 0.03 then interval '8 hours' * b else interval '0' end, now())
from said join gate on gate.at = said.gate join sample on sample.at = said.i % $4`

const TALLY = `
insert into checkpoints.passage_tally (precinct_id, response_id, area_id, checkpoint_id, hour, subject, direction, decision, reason,
  permit_kind, origin_class, n, people, fevers)
select precinct_id, response_id, area_id, checkpoint_id, date_trunc('hour', made_at, 'Asia/Shanghai'), subject, direction, decision, reason,
  permit_kind, origin_class, count(*), sum(people), sum(fevers)
from checkpoints.passage where superseded_at is null group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11`

const FOLLOW_UPS = `
insert into checkpoints.follow_up (precinct_id, id, response_id, area_id, passage_id, checkpoint_id, command_id, fevers, opened_at, closed_at, outcome)
select precinct_id, id, response_id, area_id, id, checkpoint_id, command_id, fevers, received_at,
  case when made_at < now() - interval '1 day' then made_at + interval '5 hours' end,
  case when made_at < now() - interval '1 day' then 'released' end
from checkpoints.passage where fevers > 0`
