set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create view duty.attended with (security_invoker = true) as
  select attendance.precinct_id, attendance.id, attendance.response_id, attendance.area_id, attendance.post_id, attendance.shift_id,
    attendance.member_id, attendance.organisation_id, attendance.community_id, attendance.role, post.kind, post.name as post_name,
    attendance.day, coalesce(attendance.due_from, attendance.in_at) as from_at, attendance.due_from, attendance.due_until,
    attendance.in_at, attendance.out_at, attendance.absent, attendance.absent_reason, attendance.late_minutes, attendance.early_minutes,
    attendance.break_minutes,
    case when attendance.out_at is null then 0 else
      greatest(extract(epoch from attendance.out_at - attendance.in_at) / 3600 - attendance.break_minutes / 60.0, 0)
    end::numeric(6, 2) as hours,
    attendance.received_at, attendance.superseded_at
  from duty.attendance attendance
  join duty.post post on post.id = attendance.post_id;
comment on view duty.attended is
  'Attendances as figures count them. hours: from coming to leaving less breaks, 0 until somebody has left; from_at: when they were due, or came.';
grant select on duty.attended to muster_app;

create view duty.duty_due with (security_invoker = true) as
  select rostered.precinct_id, rostered.id, rostered.response_id, rostered.area_id, rostered.post_id, rostered.post_name, rostered.kind,
    rostered.shift_id, rostered.shift_name, rostered.member_id, rostered.organisation_id, rostered.role, rostered.day, rostered.night,
    rostered.from_at, rostered.until_at, attendance.id as attendance_id, attendance.in_at, attendance.out_at,
    attendance.absent_reason, attendance.late_minutes, attendance.early_minutes, attendance.break_minutes,
    case when attendance.in_at is not null then 'came' when attendance.absent then 'absent' else 'unmarked' end as state,
    greatest(rostered.received_at, rostered.from_at) as received_at, rostered.superseded_at
  from duty.rostered rostered
  left join duty.attendance attendance on attendance.precinct_id = rostered.precinct_id and attendance.shift_id = rostered.shift_id
    and attendance.member_id = rostered.member_id and attendance.superseded_at is null
  where rostered.from_at <= clock_timestamp();
comment on view duty.duty_due is
  'Who was due on shifts that have begun, by published rosters, and whether they came, were absent, or nobody has said (unmarked).';
grant select on duty.duty_due to muster_app;

create view duty.place_served with (security_invoker = true) as
  select place.precinct_id, place.id, place.response_id, place.area_id, place.post_id, place.post_name, place.kind, place.shift_name,
    place.role, place.day, place.from_at, place.until_at, place.night, place.wanted, served.came,
    least(served.came, place.wanted) as filled, greatest(place.wanted - served.came, 0) as bare,
    greatest(place.received_at, place.from_at) as received_at, place.superseded_at
  from duty.shift_place place
  cross join lateral (
    select count(*)::int as came from duty.attendance attendance
    where attendance.precinct_id = place.precinct_id and attendance.shift_id = place.shift_id and attendance.role = place.role
      and attendance.in_at is not null and attendance.superseded_at is null
  ) served
  where place.from_at <= clock_timestamp();
comment on view duty.place_served is 'Places on shifts that have begun, one row for each role of a shift: wanted, how many came, how many were bare.';
grant select on duty.place_served to muster_app;

create view duty.handover_due with (security_invoker = true) as
  select shift.precinct_id, shift.id, shift.response_id, shift.area_id, shift.post_id, post.kind, post.name as post_name,
    shift.name as shift_name, shift.day, shift.from_at, shift.until_at, relief.relief_from, handover.id as handover_id,
    handover.signed_by, handover.signed_at, handover.countersigned_by, handover.countersigned_at,
    case when handover.countersigned_at is not null then 'whole' when handover.id is not null then 'signed' else 'unwritten' end as state,
    greatest(shift.until_at, relief.relief_from) + interval '30 minutes' as received_at,
    handover.countersigned_at as superseded_at
  from duty.shift shift
  join duty.roster roster on roster.id = shift.roster_id
  join duty.post post on post.id = shift.post_id
  cross join lateral (
    select min(next.from_at) as relief_from from duty.shift next join duty.roster its on its.id = next.roster_id
    where next.precinct_id = shift.precinct_id and next.post_id = shift.post_id and next.id <> shift.id and next.superseded_at is null
      and its.state <> 'draft' and next.from_at >= shift.until_at - interval '30 minutes'
      and next.from_at < shift.until_at + interval '24 hours'
  ) relief
  left join duty.handover handover on handover.precinct_id = shift.precinct_id and handover.shift_id = shift.id
    and handover.superseded_at is null
  where shift.superseded_at is null and roster.state <> 'draft' and shift.until_at <= clock_timestamp() + interval '2 hours'
    and relief.relief_from is not null
    and exists (select 1 from duty.assignment assignment where assignment.precinct_id = shift.precinct_id
      and assignment.shift_id = shift.id and assignment.superseded_at is null);
comment on view duty.handover_due is
  'Shifts that hand over to a relief within 24 h: unwritten, signed, or whole (countersigned). received_at: half an hour after the relief was due, from when a missing signature is a gap; superseded_at: countersigned.';
grant select on duty.handover_due to muster_app;
