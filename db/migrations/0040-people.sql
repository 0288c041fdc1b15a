set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create schema people;
comment on schema people is 'People, once each, in one response: sealed, found by keyed hashes, corrected by rows that supersede.';
grant usage on schema people to muster_app;

create table people.person (
  precinct_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  household_number text,
  organisation_id uuid,
  document text not null,
  sealed bytea not null,
  key_id uuid not null,
  identity_key bytea not null,
  mobile_key bytea,
  command_id uuid not null,
  registered_at timestamptz not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  superseded_at timestamptz,
  merged_into uuid,
  constraint person_pk primary key (precinct_id, id)
);
comment on table people.person is
  'Versions of people: name, numbers, phone and address are in `sealed`, bound to person_id. The row without superseded_at is the one that holds; registered_at stays through corrections.';
create unique index person_one_version on people.person (precinct_id, person_id) where superseded_at is null;
create unique index person_identity_once on people.person (precinct_id, response_id, identity_key) where superseded_at is null;
create index person_identity on people.person (response_id, identity_key);
create index person_mobile on people.person (response_id, mobile_key) where mobile_key is not null;
create index person_area on people.person (response_id, area_id, id) where superseded_at is null;
create index person_versions on people.person (person_id);
create index person_organisation on people.person (organisation_id) where organisation_id is not null;
select platform.distribute('people.person');
grant select, insert, update on people.person to muster_app;

alter table people.person enable row level security;
alter table people.person force row level security;
create policy person_scope on people.person to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
    or organisation_id = any (string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[]));
create policy person_owner on people.person to current_user using (true) with check (true);
