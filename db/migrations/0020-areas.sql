set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create schema areas;
comment on schema areas is 'The tree of places, who answers for each, and groups of places under one command.';
grant usage on schema areas to muster_app;

create table areas.area (
  id bigint not null constraint area_pk primary key,
  code text not null constraint area_code_unique unique,
  name text not null constraint area_name_filled check (name <> ''),
  level text not null constraint area_level_known
    check (level in ('province', 'prefecture', 'county', 'township', 'village', 'grid', 'building')),
  parent_id bigint constraint area_parent_fk references areas.area (id),
  geometry jsonb,
  added_at timestamptz not null,
  renamed_at timestamptz
);
comment on table areas.area is
  'Places: official divisions by their code, and campuses, estates, grids and buildings of our own. Names are public; ids are spans of numbers.';
create index area_parent on areas.area (parent_id);
create index area_name on areas.area (name);
select platform.replicate('areas.area');
grant select, insert, update on areas.area to muster_app;

-- Where a place lies and what it is called is no secret; changing it needs authority over it.
alter table areas.area enable row level security;
alter table areas.area force row level security;
create policy area_read on areas.area for select to muster_app using (true);
create policy area_add on areas.area for insert to muster_app
  with check (id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy area_change on areas.area for update to muster_app
  using (id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy area_owner on areas.area to current_user using (true) with check (true);

create table areas.responsibility (
  id uuid not null constraint responsibility_pk primary key,
  response_id uuid not null,
  area_id bigint not null constraint responsibility_area_fk references areas.area (id),
  person_id uuid,
  organisation_id uuid,
  named_at timestamptz not null,
  ended_at timestamptz,
  constraint responsibility_one_kind check ((person_id is null) <> (organisation_id is null)),
  constraint responsibility_span check (ended_at >= named_at)
);
comment on table areas.responsibility is
  'Who answers for a place in a response: one person or one body at a time. Naming another ends the one before.';
create unique index responsibility_one_at_a_time on areas.responsibility (response_id, area_id) where ended_at is null;
create index responsibility_person on areas.responsibility (person_id) where person_id is not null;
select platform.replicate('areas.responsibility');
grant select, insert, update on areas.responsibility to muster_app;
alter table areas.responsibility enable row level security;
alter table areas.responsibility force row level security;
create policy responsibility_scope on areas.responsibility to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy responsibility_owner on areas.responsibility to current_user using (true) with check (true);

create table areas.area_group (
  id uuid not null constraint area_group_pk primary key,
  response_id uuid not null,
  area_id bigint not null constraint area_group_area_fk references areas.area (id),
  name text not null constraint area_group_name_filled check (name <> ''),
  kind text not null constraint area_group_kind_known check (kind in ('warZone', 'pairing')),
  organisation_id uuid,
  formed_at timestamptz not null,
  dissolved_at timestamptz
);
comment on table areas.area_group is
  'Places put together for command in a response: a war zone, or a pair that helps each other. area_id is the place above them all.';
create unique index area_group_name_once on areas.area_group (response_id, name) where dissolved_at is null;
select platform.replicate('areas.area_group');
grant select, insert, update on areas.area_group to muster_app;
alter table areas.area_group enable row level security;
alter table areas.area_group force row level security;
create policy area_group_scope on areas.area_group to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy area_group_owner on areas.area_group to current_user using (true) with check (true);

create table areas.area_group_member (
  group_id uuid not null constraint area_group_member_group_fk references areas.area_group (id),
  area_id bigint not null constraint area_group_member_area_fk references areas.area (id),
  constraint area_group_member_pk primary key (group_id, area_id)
);
comment on table areas.area_group_member is 'The places of a group.';
create index area_group_member_area on areas.area_group_member (area_id);
select platform.replicate('areas.area_group_member');
grant select, insert on areas.area_group_member to muster_app;
alter table areas.area_group_member enable row level security;
alter table areas.area_group_member force row level security;
create policy area_group_member_scope on areas.area_group_member to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy area_group_member_owner on areas.area_group_member to current_user using (true) with check (true);
