set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

-- Who serves where no shift was laid is recorded too: there is no shift that says whether it was by night or at the weekend.
alter table duty.attendance add column night boolean, add column weekend boolean;
comment on column duty.attendance.night is 'Without a shift only: at least three hours between 22:00 and 06:00; null until they have left.';
comment on column duty.attendance.weekend is 'Without a shift only: the day is a Saturday, Sunday or holiday that is not worked.';
grant update (night) on duty.attendance to muster_app;
create unique index attendance_unrostered_once on duty.attendance (precinct_id, post_id, member_id)
  where shift_id is null and out_at is null and superseded_at is null;

create or replace view duty.attended with (security_invoker = true) as
  select attendance.precinct_id, attendance.id, attendance.response_id, attendance.area_id, attendance.post_id, attendance.shift_id,
    attendance.member_id, attendance.organisation_id, attendance.community_id, attendance.role, post.kind, post.name as post_name,
    attendance.day, coalesce(attendance.due_from, attendance.in_at) as from_at, attendance.due_from, attendance.due_until,
    attendance.in_at, attendance.out_at, attendance.absent, attendance.absent_reason, attendance.late_minutes, attendance.early_minutes,
    attendance.break_minutes,
    case when attendance.out_at is null then 0 else
      greatest(extract(epoch from attendance.out_at - attendance.in_at) / 3600 - attendance.break_minutes / 60.0, 0)
    end::numeric(6, 2) as hours,
    attendance.received_at, attendance.superseded_at,
    coalesce(attendance.night, shift.night, false) as night, coalesce(attendance.weekend, shift.weekend, false) as weekend,
    attendance.shift_id is not null as rostered
  from duty.attendance attendance
  join duty.post post on post.id = attendance.post_id
  left join duty.shift shift on shift.precinct_id = attendance.precinct_id and shift.id = attendance.shift_id;
comment on view duty.attended is
  'Attendances as figures count them. hours: from coming to leaving less breaks, 0 until somebody has left; from_at: when they were due, or came; rostered: on a shift that was laid.';

create view duty.served_run with (security_invoker = true) as
  with served as (
    select attended.precinct_id, attended.response_id, attended.member_id, attended.day, attended.id, attended.area_id,
      attended.organisation_id, attended.from_at, attended.received_at, attended.night,
      attended.day - dense_rank() over (
        partition by attended.precinct_id, attended.response_id, attended.member_id order by attended.day)::int as island
    from duty.attended attended
    where attended.in_at is not null
      and (platform.as_of() is null or attended.received_at < platform.as_of())
      and (attended.superseded_at is null or attended.superseded_at >= platform.as_of())
  )
  select precinct_id, (array_agg(id order by day, id))[1] as id, response_id, member_id,
    case when min(area_id) = max(area_id) then min(area_id) else precinct_id end as area_id,
    (array_agg(organisation_id order by day desc, id))[1] as organisation_id,
    min(day) as from_day, max(day) as until_day, max(day) - min(day) + 1 as days, count(*)::int as times,
    (count(*) filter (where night))::int as nights, min(from_at) as from_at, min(received_at) as received_at
  from served
  group by precinct_id, response_id, member_id, island;
comment on view duty.served_run is
  'Days in a row on which somebody came to duty in a township, one row a run, now or as of platform.as_of(). days: how many; times: attendances in them.';
grant select on duty.served_run to muster_app;

-- Whoever reads their own record may object to a line of it; a lead answers, and mends the record where it was wrong.
create table duty.objection (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  attendance_id uuid not null,
  member_id uuid not null constraint objection_member_fk references duty.member (id),
  sealed bytea not null,
  key_id uuid not null,
  raised_at timestamptz not null,
  answer_sealed bytea,
  answer_key_id uuid,
  mended boolean,
  answered_by uuid,
  answered_at timestamptz,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  constraint objection_pk primary key (precinct_id, id),
  constraint objection_attendance_fk foreign key (precinct_id, attendance_id) references duty.attendance (precinct_id, id),
  constraint objection_answered_whole check (
    (answered_at is null) = (answer_sealed is null) and (answered_at is null) = (answer_key_id is null)
    and (answered_at is null) = (mended is null) and (answered_at is null) = (answered_by is null))
);
comment on table duty.objection is
  'What somebody says is wrong with an attendance of theirs, and what a lead answered; both texts are sealed. mended: the record was put right.';
create unique index objection_open_once on duty.objection (precinct_id, attendance_id) where answered_at is null;
create index objection_by_response on duty.objection (response_id, raised_at);
create index objection_by_member on duty.objection (member_id, raised_at);
select platform.distribute('duty.objection');
grant select, insert, update (answer_sealed, answer_key_id, mended, answered_by, answered_at) on duty.objection to muster_app;
alter table duty.objection enable row level security;
alter table duty.objection force row level security;
create policy objection_owner on duty.objection to current_user using (true) with check (true);
create policy objection_scope on duty.objection to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)
  with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);

create view duty.objection_open with (security_invoker = true) as
  select objection.precinct_id, objection.id, objection.response_id, objection.area_id, objection.member_id, attendance.post_id,
    post.name as post_name, post.kind, attendance.day, objection.raised_at, objection.received_at,
    objection.answered_at as superseded_at
  from duty.objection objection
  join duty.attendance attendance on attendance.precinct_id = objection.precinct_id and attendance.id = objection.attendance_id
  join duty.post post on post.id = attendance.post_id;
comment on view duty.objection_open is 'Objections as figures count them: one that was answered stands no longer.';
grant select on duty.objection_open to muster_app;
