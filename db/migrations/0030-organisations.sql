set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create schema organisations;
comment on schema organisations is 'Bodies, branches and teams: a tree, standing or formed for one response.';
grant usage on schema organisations to muster_app;

create table organisations.organisation (
  id uuid not null constraint organisation_pk primary key,
  response_id uuid,
  parent_id uuid constraint organisation_parent_fk references organisations.organisation (id),
  name text not null constraint organisation_name_filled check (name <> ''),
  kind text not null constraint organisation_kind_known check (kind in (
    'body', 'commandGroup', 'office', 'committee', 'generalBranch', 'branch', 'temporaryBranch', 'league', 'pioneers',
    'commando', 'vanguard', 'volunteer')),
  area_id bigint not null,
  duties text,
  body_id text,
  born_on date not null,
  dissolved_on date,
  dissolved_why text,
  constraint organisation_span check (dissolved_on >= born_on),
  constraint organisation_temporary check (kind <> 'temporaryBranch' or response_id is not null)
);
comment on table organisations.organisation is
  'Bodies, branches and teams. Those with a response live no longer than it; a temporary branch always has one. Dissolved, never deleted.';
create unique index organisation_name_once on organisations.organisation (response_id, parent_id, area_id, name)
  nulls not distinct where dissolved_on is null;
create index organisation_parent on organisations.organisation (parent_id);
create index organisation_area on organisations.organisation (area_id);
select platform.replicate('organisations.organisation');
grant select, insert, update on organisations.organisation to muster_app;

alter table organisations.organisation enable row level security;
alter table organisations.organisation force row level security;
create policy organisation_scope on organisations.organisation to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
    or id = any (string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[])
    or parent_id = any (string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[]));
-- The door asks which bodies lie below the one that a grant names, before there is any scope.
create policy organisation_door on organisations.organisation for select to muster_app
  using (current_setting('muster.door', true) = 'on');
create policy organisation_owner on organisations.organisation to current_user using (true) with check (true);
