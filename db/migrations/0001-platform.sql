set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create schema platform;
comment on schema platform is 'What every module stands on: the ledger, the vault, settings. Knows nothing of epidemics.';

-- The three ways a table may stand on a cluster; on plain PostgreSQL they do nothing.
create function platform.distribute(relation regclass, key text default 'precinct_id') returns void language plpgsql as $$
begin
  if exists (select from pg_extension where extname = 'citus') then
    perform create_distributed_table(relation, key);
  end if;
end $$;
comment on function platform.distribute is 'A field table: spread by precinct, or by the key named.';

create function platform.replicate(relation regclass) returns void language plpgsql as $$
begin
  if exists (select from pg_extension where extname = 'citus') then
    perform create_reference_table(relation);
  end if;
end $$;
comment on function platform.replicate is 'A register: a whole copy on every node; slow to write, so nothing hot lives there.';

create function platform.keep_local(relation regclass) returns void language plpgsql as $$
begin
end $$;
comment on function platform.keep_local is 'A local table: says that staying on one node is meant.';

-- The app connects as this role. It owns nothing, so row security holds for it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'muster_app') then create role muster_app nologin; end if;
  execute format('grant muster_app to %I', current_user);
end $$;
grant usage on schema platform to muster_app;

create table platform.ledger_block (
  id uuid not null constraint ledger_block_pk primary key,
  seq bigint not null constraint ledger_block_seq_unique unique,
  previous_hash bytea not null,
  root bytea not null,
  count integer not null constraint ledger_block_not_empty check (count > 0),
  hash bytea not null,
  -- The leaf of each entry, 32 bytes each, in order: which entry of a block was changed can be told, not only that one was.
  leaves bytea not null,
  sealed_at timestamptz not null,
  constraint ledger_block_leaf_each check (octet_length(leaves) = 32 * count)
);
comment on table platform.ledger_block is 'Entries of one commit: Merkle root over them, chained to the block before by hash.';
select platform.keep_local('platform.ledger_block');
grant select, insert on platform.ledger_block to muster_app;

create table platform.ledger_head (
  id integer not null constraint ledger_head_pk primary key constraint ledger_head_single check (id = 1),
  seq bigint not null,
  hash bytea not null
);
comment on table platform.ledger_head is 'The end of the chain: one row, locked for the last statement of each commit.';
insert into platform.ledger_head values (1, 0, sha256('muster'));
select platform.keep_local('platform.ledger_head');
grant select, update on platform.ledger_head to muster_app;

create table platform.ledger_entry (
  id uuid not null,
  action text not null,
  actor_id uuid,
  device_id uuid,
  area_id bigint,
  response_id uuid,
  made_at timestamptz not null,
  received_at timestamptz not null,
  outcome text not null constraint ledger_entry_outcome_known check (outcome in ('accepted', 'refused', 'read')),
  input text not null,
  sealed bytea,
  key_id uuid,
  problem text,
  result text,
  records text,
  events text,
  -- Ids that the entry speaks of, by which a record's history is found. Left out on the hot path, where the time in the id serves.
  concerns uuid[],
  block_id uuid not null,
  position integer not null,
  constraint ledger_entry_pk primary key (id)
) partition by range (id);
comment on table platform.ledger_entry is
  'Every command accepted or refused, and every read of sensitive fields. Also the receipt that makes replays harmless. Never updated.';
create table platform.ledger_entry_other partition of platform.ledger_entry default;
comment on table platform.ledger_entry_other is 'Entries whose device clock lies outside the months made ahead.';
create index ledger_entry_block on platform.ledger_entry (block_id);
create index ledger_entry_concerns on platform.ledger_entry using gin (concerns) where concerns is not null;
select platform.distribute('platform.ledger_entry', 'id');

create function platform.make_months(relation text, ahead integer) returns void language plpgsql security definer
  set search_path = pg_catalog as $$
declare
  month timestamptz := date_trunc('month', clock_timestamp(), 'UTC') - interval '1 month';
  owner text := split_part(relation, '.', 1);
  part text;
begin
  -- Version 7 ids begin with the milliseconds since 1970, so a month of time is a range of ids.
  for i in 0 .. ahead + 1 loop
    part := split_part(relation, '.', 2) || '_' || to_char(month at time zone 'UTC', 'YYYY_MM') || '_month';
    if to_regclass(format('%I.%I', owner, part)) is null then
      execute format('create table %I.%I partition of %s for values from (%L) to (%L)', owner, part, relation::regclass,
        rpad(lpad(to_hex((extract(epoch from month) * 1000)::bigint), 12, '0'), 32, '0')::uuid,
        rpad(lpad(to_hex((extract(epoch from month + interval '1 month') * 1000)::bigint), 12, '0'), 32, '0')::uuid);
      execute format('comment on table %I.%I is %L', owner, part, 'One month of ' || relation || '.');
    end if;
    month := month + interval '1 month';
  end loop;
end $$;
comment on function platform.make_months is 'Makes the monthly partitions of a table by version 7 id, some months ahead; a nightly job calls it.';
revoke all on function platform.make_months from public;
grant execute on function platform.make_months to muster_app;
select platform.make_months('platform.ledger_entry', 3);

-- The ledger is written by the command desk alone (muster.desk = on) and read within a scope.
alter table platform.ledger_entry enable row level security;
alter table platform.ledger_entry force row level security;
create policy ledger_entry_desk on platform.ledger_entry to muster_app
  using (current_setting('muster.desk', true) = 'on') with check (current_setting('muster.desk', true) = 'on');
create policy ledger_entry_scope on platform.ledger_entry for select to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy ledger_entry_owner on platform.ledger_entry to current_user using (true) with check (true);
grant select, insert on platform.ledger_entry to muster_app;

-- Row security lets an index serve leak-proof operators alone, and looking into an array is none: so this looks within the scope itself.
create function platform.entries_about(record uuid, how_many integer) returns table (entry_id uuid)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query
    with about as materialized (
      select entry.id, entry.area_id from platform.ledger_entry entry where entry.concerns @> array[record]
    )
    select about.id from about
    where about.area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
    order by about.id desc limit how_many;
end $$;
comment on function platform.entries_about is 'The newest entries that speak of a record, within the scope of whoever asks.';
revoke all on function platform.entries_about from public;
grant execute on function platform.entries_about to muster_app;

create table platform.data_key (
  id uuid not null constraint data_key_pk primary key,
  response_id uuid not null,
  class text not null,
  day date not null,
  wrapped bytea,
  created_at timestamptz not null,
  destroyed_at timestamptz,
  constraint data_key_once unique (response_id, class, day),
  constraint data_key_destroyed check ((wrapped is null) = (destroyed_at is not null))
);
comment on table platform.data_key is
  'Keys that seal personal data, one per response, class and day, wrapped by the master key. Destroying the key is destroying the data.';
select platform.keep_local('platform.data_key');
grant select, insert, update on platform.data_key to muster_app;

create table platform.setting (
  name text not null constraint setting_pk primary key,
  value text not null
);
comment on table platform.setting is 'Settings that live with the data: the address book of keys, the installation id.';
select platform.keep_local('platform.setting');
grant select, insert, update on platform.setting to muster_app;
