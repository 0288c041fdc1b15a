set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table duty.reminder_choice (
  user_id uuid not null constraint reminder_choice_pk primary key,
  leads text not null constraint reminder_choice_known check (leads in ('off', 'hour', 'both')),
  chosen_at timestamptz not null
);
comment on table duty.reminder_choice is
  'Who wants to be reminded of duty otherwise than twice: not at all, or an hour before only. No row: twelve hours and one hour before.';
select platform.keep_local('duty.reminder_choice');
grant select, insert, update on duty.reminder_choice to muster_app;

create table duty.calendar_link (
  id uuid not null constraint calendar_link_pk primary key,
  user_id uuid not null,
  secret_hash bytea not null constraint calendar_link_hash_once unique
    constraint calendar_link_hash_whole check (octet_length(secret_hash) = 32),
  made_at timestamptz not null,
  ended_at timestamptz,
  constraint calendar_link_ended_after_made check (ended_at >= made_at)
);
comment on table duty.calendar_link is
  'Secret links to somebody''s own duty as a calendar. Only the SHA-256 of the secret is known here; the phone that made it keeps it.';
create unique index calendar_link_one on duty.calendar_link (user_id) where ended_at is null;
select platform.keep_local('duty.calendar_link');
grant select, insert, update (ended_at) on duty.calendar_link to muster_app;

create index assignment_by_time on duty.assignment (from_at) where superseded_at is null;
create index assignment_came on duty.assignment (response_id, received_at);
create index assignment_went on duty.assignment (response_id, superseded_at) where superseded_at is not null;
