set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create schema zones;
comment on schema zones is 'Areas under a measure, from when until when, by which rule and order.';
grant usage on schema zones to muster_app;

create table zones.zone (
  id uuid not null constraint zone_pk primary key,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  area_end bigint not null,
  level text not null,
  measure text not null,
  from_at timestamptz not null,
  until_at timestamptz,
  new_case_on date,
  rule text not null,
  order_title text not null,
  order_number text not null,
  order_signed_by text not null,
  order_signed_on date not null,
  reason text not null,
  approver text,
  legal_reference text,
  changed_by uuid not null,
  received_at timestamptz not null,
  ended_by uuid,
  end_reason text,
  constraint zone_until_after_from check (until_at > from_at),
  constraint zone_one_at_a_time exclude using gist
    (response_id with =, area_id with =, tstzrange(from_at, until_at) with &&)
);
comment on table zones.zone is
  'An area at a level under a measure, by which rule pack and order. Ended by until_at, never removed. Approver and legal reference: where a prohibition was set aside.';
create index zone_by_response on zones.zone (response_id, area_id);
alter table zones.zone enable row level security;
alter table zones.zone force row level security;
-- A gate must know the zone around it, whoever looks after that; what lies beside it is none of its business.
create policy zone_read on zones.zone for select to muster_app
  using (int8range(area_id, area_end) && nullif(current_setting('muster.scope', true), '')::int8multirange
    or nullif(current_setting('muster.organisations', true), '') is not null);
create policy zone_write on zones.zone for insert to muster_app
  with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy zone_change on zones.zone for update to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy zone_owner on zones.zone to current_user using (true) with check (true);
select platform.replicate('zones.zone');
grant select, insert, update on zones.zone to muster_app;
