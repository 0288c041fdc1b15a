set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create schema work;
comment on schema work is 'Work that is owed: who, what, where, by when; done, checked by another, closed; told up the tree when overdue.';
grant usage on schema work to muster_app;

-- The declared moves (modules/work/work-machine.ts), and each step begins where the one before it ended: with the two, the
-- database itself refuses a state that no chain of moves leads to.
create table work.step (
  precinct_id bigint not null,
  id uuid not null,
  work_id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  organisation_id uuid,
  number integer not null,
  before integer,
  move text not null,
  from_state text,
  to_state text not null,
  done_by uuid not null,
  note text,
  photos uuid[] not null,
  record_id uuid,
  due_at timestamptz,
  finished_at timestamptz,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  constraint step_pk primary key (precinct_id, id),
  constraint step_once unique (precinct_id, work_id, number),
  constraint step_reached unique (precinct_id, work_id, number, to_state),
  constraint step_follows foreign key (precinct_id, work_id, before, from_state)
    references work.step (precinct_id, work_id, number, to_state),
  constraint step_numbered check (number >= 1 and (number = 1) = (before is null) and (before is null or before = number - 1)),
  constraint step_begins check ((before is null) = (from_state is null)),
  constraint step_move_possible check (coalesce(from_state, '') || '>' || move || '>' || to_state in (
    '>open>due', 'due>handOn>due', 'due>finish>done', 'due>settle>closed', 'done>pass>closed', 'done>sendBack>due',
    'closed>confirm>closed', 'closed>reopen>due', 'due>withdraw>withdrawn')),
  constraint step_sets_deadline check ((to_state = 'due') = (due_at is not null)),
  constraint step_knows_finish check ((to_state in ('done', 'closed')) = (finished_at is not null))
);
comment on table work.step is
  'One move of one piece of work: who, when, with which photos and field record. due_at: the deadline that holds from here; finished_at: when it was put right. Never changed.';
select platform.distribute('work.step');
grant select, insert on work.step to muster_app;

create table work.item (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  kind text not null,
  subject_id uuid not null,
  plan_id uuid,
  title text not null constraint item_title_filled check (title <> ''),
  owner text not null constraint item_owner_filled check (owner <> ''),
  organisation_id uuid,
  user_id uuid,
  checked boolean not null,
  proof text not null constraint item_proof_known check (proof in ('none', 'photo')),
  rungs integer[] not null,
  first_due_at timestamptz not null,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  state text not null,
  step integer not null,
  due_step integer not null,
  due_at timestamptz not null,
  finished_at timestamptz,
  finished_by uuid,
  closed_at timestamptz,
  checked_by uuid,
  looked_again_at timestamptz,
  rung integer not null default 0,
  tell_at timestamptz,
  superseded_at timestamptz,
  constraint item_pk primary key (precinct_id, id),
  constraint item_once unique (precinct_id, kind, subject_id, first_due_at),
  constraint item_state_reached foreign key (precinct_id, id, step, state)
    references work.step (precinct_id, work_id, number, to_state),
  constraint item_deadline_ahead check (first_due_at > made_at),
  constraint item_finished_whole check ((state in ('done', 'closed')) = (finished_at is not null)
    and (finished_at is null) = (finished_by is null)),
  constraint item_closed_whole check ((state = 'closed') = (closed_at is not null)),
  constraint item_closed_by_check check (state <> 'closed' or not checked or checked_by is not null),
  constraint item_checked_by_another check (checked_by <> finished_by),
  constraint item_not_checked_by_owner check (checked_by <> user_id),
  constraint item_withdrawn_whole check ((state = 'withdrawn') = (superseded_at is not null)),
  constraint item_tells_when_due check (tell_at is null or state = 'due')
);
comment on table work.item is
  'A piece of work: what kind (kind, subject_id), who owes it (a body, an account, or whoever leads the area), by when. What stands above state is as it was opened and never changes; the rest follows its last step. tell_at: when the next rung above is told that it is overdue.';
create index item_by_due on work.item (response_id, state, due_at, id);
create index item_by_precinct on work.item (precinct_id, response_id, state, due_at, id);
create index item_by_owner on work.item (organisation_id, state, due_at) where organisation_id is not null;
create index item_by_user on work.item (user_id, state, due_at) where user_id is not null;
create index item_by_subject on work.item (subject_id);
create index item_by_plan on work.item (plan_id) where plan_id is not null;
create index item_to_tell on work.item (tell_at) where tell_at is not null;
select platform.distribute('work.item');
grant select, insert, update (organisation_id, user_id, owner, state, step, due_step, due_at, finished_at, finished_by, closed_at,
  checked_by, looked_again_at, rung, tell_at, superseded_at) on work.item to muster_app;

create table work.escalation (
  precinct_id bigint not null,
  id uuid not null,
  work_id uuid not null,
  due_step integer not null,
  rung integer not null,
  response_id uuid not null,
  area_id bigint not null,
  organisation_id uuid,
  to_area_id bigint not null,
  to_organisation_id uuid,
  due_at timestamptz not null,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  constraint escalation_pk primary key (precinct_id, id),
  -- However often and from wherever the sweep runs: a deadline is told once to each rung.
  constraint escalation_once unique (precinct_id, work_id, due_step, rung),
  constraint escalation_work_fk foreign key (precinct_id, work_id) references work.item (precinct_id, id)
);
comment on table work.escalation is
  'Told up the tree that work is overdue: rung 1 is one level above who owes it. due_step: the step that set the deadline, so that a new deadline is told anew. Never changed.';
create index escalation_by_response on work.escalation (response_id, received_at desc, id desc);
select platform.distribute('work.escalation');
grant select, insert on work.escalation to muster_app;

create table work.photo (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  organisation_id uuid,
  subject_id uuid not null,
  format text not null constraint photo_format_known check (format in ('jpeg', 'png', 'webp')),
  bytes integer not null constraint photo_not_too_large check (bytes > 0 and bytes <= 1000000),
  digest bytea not null,
  sealed bytea not null,
  key_id uuid not null,
  added_by uuid not null,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  constraint photo_pk primary key (precinct_id, id)
);
comment on table work.photo is
  'Photos as proof: sealed, bound to the id of the command that brought them, gone with their key. subject_id: the work or record they show; digest: SHA-256 of the picture. Never changed.';
create index photo_by_subject on work.photo (subject_id);
select platform.distribute('work.photo');
grant select, insert on work.photo to muster_app;

-- Within one's areas, or owed by one of one's bodies.
do $$ declare relation text; begin
  foreach relation in array array['step', 'item', 'escalation', 'photo'] loop
    execute format('alter table work.%I enable row level security', relation);
    execute format('alter table work.%I force row level security', relation);
    execute format($policy$create policy %I on work.%I to muster_app
      using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
        or organisation_id = any (string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[]))$policy$,
      relation || '_scope', relation);
    execute format('create policy %I on work.%I to current_user using (true) with check (true)', relation || '_owner', relation);
  end loop;
end $$;

create view work.stay with (security_invoker = true) as
  select item.precinct_id, step.id, item.id as work_id, item.response_id, item.area_id, item.kind, item.subject_id, item.plan_id,
    item.title, item.owner, item.organisation_id, item.user_id, step.number, step.to_state as state, step.move, step.made_at as since_at,
    item.first_due_at, step.due_at, step.finished_at, step.finished_at <= item.first_due_at as on_time,
    step.received_at, next.received_at as superseded_at
  from work.item item
  join work.step step on step.precinct_id = item.precinct_id and step.work_id = item.id
  left join work.step next on next.precinct_id = step.precinct_id and next.work_id = step.work_id and next.number = step.number + 1;
comment on view work.stay is
  'How long each piece of work stood in each state, by what we knew: one row a step, until the next. on_time: put right by its first deadline.';
grant select on work.stay to muster_app;

create view work.overdue with (security_invoker = true) as
  select stay.precinct_id, stay.id, stay.work_id, stay.response_id, stay.area_id, stay.kind, stay.subject_id, stay.plan_id, stay.title,
    stay.owner, stay.organisation_id, stay.user_id, stay.due_at,
    greatest(stay.received_at, stay.due_at) as received_at, stay.superseded_at
  from work.stay stay
  where stay.state = 'due';
comment on view work.overdue is
  'Work from its deadline on until it is reported done or gets another deadline; received_at lies ahead while there is still time.';
grant select on work.overdue to muster_app;

create view work.fallen_due with (security_invoker = true) as
  select stay.precinct_id, stay.id, stay.work_id, stay.response_id, stay.area_id, stay.kind, stay.subject_id, stay.plan_id, stay.title,
    stay.owner, stay.organisation_id, stay.user_id, stay.state, stay.first_due_at, stay.finished_at,
    stay.state = 'closed' and stay.on_time as on_time,
    case when stay.state = 'closed' then least(stay.first_due_at, stay.since_at) else stay.first_due_at end as fell_at,
    case when stay.state = 'closed' then stay.received_at else greatest(stay.received_at, stay.first_due_at) end as received_at,
    stay.superseded_at
  from work.stay stay
  where stay.state <> 'withdrawn';
comment on view work.fallen_due is
  'Work that counts in the on-time rate: closed, or past its first deadline whatever became of it. on_time: closed, and put right by then. received_at lies ahead while there is still time.';
grant select on work.fallen_due to muster_app;
