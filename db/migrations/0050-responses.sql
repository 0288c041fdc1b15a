set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create schema responses;
comment on schema responses is 'Emergencies being responded to: opened by a playbook under a rule pack, over an area.';
grant usage on schema responses to muster_app;

create table responses.response (
  id uuid not null constraint response_pk primary key,
  area_id bigint not null,
  area_end bigint not null,
  name text not null constraint response_name_filled check (name <> ''),
  level text not null,
  stage text not null constraint response_stage_known check (stage in ('preparing', 'responding', 'stagedLift', 'recovering')),
  playbook_id text not null,
  playbook jsonb not null,
  rule_pack_id text not null,
  rule_pack jsonb not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  closed_by uuid,
  closed_at timestamptz,
  close_reason text,
  constraint response_closed_after_opened check (closed_at > opened_at),
  constraint response_closed_whole check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (close_reason is null))
);
comment on table responses.response is
  'One emergency from its opening to its close, with its playbook and rule pack as they were then. area_end: where the area''s span of ids ends.';
create unique index response_name_once on responses.response (area_id, name) where closed_at is null;
select platform.replicate('responses.response');
grant select, insert, update on responses.response to muster_app;

create table responses.timeline_entry (
  id uuid not null constraint timeline_entry_pk primary key,
  response_id uuid not null constraint timeline_entry_response_fk references responses.response (id),
  area_id bigint not null,
  area_end bigint not null,
  kind text not null,
  facts jsonb not null,
  reason text,
  done_by uuid not null,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null
);
comment on table responses.timeline_entry is
  'What happened in a response, as its timeline shows it; command_id leads to the ledger. Never changed.';
create index timeline_entry_by_time on responses.timeline_entry (response_id, received_at desc, id desc);
select platform.replicate('responses.timeline_entry');
grant select, insert on responses.timeline_entry to muster_app;

create table responses.command_group (
  id uuid not null constraint command_group_pk primary key,
  response_id uuid not null constraint command_group_response_fk references responses.response (id),
  area_id bigint not null,
  area_end bigint not null,
  members jsonb not null,
  sealed bytea,
  key_id uuid,
  command_id uuid not null,
  set_by uuid not null,
  set_at timestamptz not null,
  superseded_at timestamptz,
  constraint command_group_sealed_whole check ((sealed is null) = (key_id is null))
);
comment on table responses.command_group is
  'Who decides in a response, at one place, with their offices and duties; names are sealed, bound to the id of the command that set them. Setting it anew supersedes.';
create unique index command_group_one_at_a_time on responses.command_group (response_id, area_id) where superseded_at is null;
select platform.replicate('responses.command_group');
grant select, insert, update on responses.command_group to muster_app;

create table responses.meeting (
  id uuid not null constraint meeting_pk primary key,
  response_id uuid not null constraint meeting_response_fk references responses.response (id),
  area_id bigint not null,
  area_end bigint not null,
  title text not null,
  place text,
  chaired_by text not null,
  present integer constraint meeting_present_some check (present > 0),
  held_at timestamptz not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null
);
comment on table responses.meeting is 'A meeting of the command group; what it decided stands in responses.task.';
create index meeting_by_response on responses.meeting (response_id, held_at desc);
select platform.replicate('responses.meeting');
grant select, insert on responses.meeting to muster_app;

create table responses.task (
  id uuid not null constraint task_pk primary key,
  response_id uuid not null constraint task_response_fk references responses.response (id),
  precinct_id bigint not null,
  area_id bigint not null,
  area_end bigint not null,
  meeting_id uuid not null constraint task_meeting_fk references responses.meeting (id),
  decision text not null,
  owner text not null,
  due_at timestamptz not null,
  given_at timestamptz not null,
  received_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  outcome text,
  constraint task_settled_whole check ((settled_at is null) = (outcome is null))
);
comment on table responses.task is 'A decision of a meeting as a task, with its owner and deadline, until it is settled.';
create index task_by_response on responses.task (response_id, due_at);
select platform.replicate('responses.task');
grant select, insert, update on responses.task to muster_app;

-- Who looks after any part of a place reads what was decided over it, and what happens within it; not what happens beside it.
do $$ declare relation text; begin
  foreach relation in array array['response', 'timeline_entry', 'command_group', 'meeting', 'task'] loop
    execute format('alter table responses.%I enable row level security', relation);
    execute format('alter table responses.%I force row level security', relation);
    execute format($policy$create policy %I on responses.%I for select to muster_app
      using (int8range(area_id, area_end) && nullif(current_setting('muster.scope', true), '')::int8multirange
        or nullif(current_setting('muster.organisations', true), '') is not null)$policy$, relation || '_read', relation);
    execute format($policy$create policy %I on responses.%I for insert to muster_app
      with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)$policy$, relation || '_add', relation);
    execute format($policy$create policy %I on responses.%I for update to muster_app
      using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)$policy$, relation || '_change', relation);
    execute format('create policy %I on responses.%I to current_user using (true) with check (true)', relation || '_owner', relation);
  end loop;
end $$;
