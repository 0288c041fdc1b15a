set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create schema reports;
comment on schema reports is 'Reports: text and figures as of a moment, frozen and provable.';
grant usage on schema reports to muster_app;

create table reports.report (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  command_id uuid not null,
  version integer not null constraint report_version_counts check (version > 0),
  title text not null,
  -- Half-open span of the figures' days; no end = up to the moment.
  from_at timestamptz not null,
  until_at timestamptz,
  as_of timestamptz not null,
  -- Canonical JSON, as hashed; text, so that not a byte is changed by the database.
  content text not null,
  content_hash text not null constraint report_hash_is_sha256 check (content_hash ~ '^[0-9a-f]{64}$'),
  frozen_by uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  constraint report_pk primary key (precinct_id, id),
  constraint report_version_once unique (precinct_id, response_id, area_id, version),
  constraint report_span check (until_at > from_at),
  constraint report_of_the_past check (as_of <= received_at)
);
comment on table reports.report is
  'A frozen report: its text, its figures and the hash of both. Never changed; a new freeze is a new version.';
create index report_by_response on reports.report (response_id, received_at desc, id desc);
create index report_by_hash on reports.report (content_hash text_pattern_ops);
select platform.distribute('reports.report');
alter table reports.report enable row level security;
alter table reports.report force row level security;
create policy report_scope on reports.report to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)
  with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy report_owner on reports.report to current_user using (true) with check (true);
grant select, insert on reports.report to muster_app;
