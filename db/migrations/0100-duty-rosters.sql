set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

comment on schema duty is
  'Posts and the orders behind them; members, rosters, shifts and who serves them; attendance, handovers and meals.';

-- One human for duty in one response, whatever else is known of them: an account, a registered person, both or neither.
create table duty.member (
  id uuid not null constraint member_pk primary key,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  organisation_id uuid,
  community_id uuid,
  user_id uuid,
  person_id uuid,
  -- Who this is across responses and ways of being known; what nobody may do twice at once hangs from it.
  human_id uuid not null generated always as (coalesce(user_id, person_id, id)) stored,
  number text,
  grade text,
  roles text[] not null default '{}',
  sealed bytea,
  key_id uuid,
  mobile_key bytea,
  joined_by uuid not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  constraint member_named check ((sealed is null) = (key_id is null)),
  constraint member_somebody check (sealed is not null or user_id is not null or person_id is not null),
  constraint member_left_after_joined check (left_at >= joined_at)
);
comment on table duty.member is
  'Somebody who serves in a response. area_id: where they set out from; organisation_id: the body they work for, community_id: the one where they live; roles: what they may serve as, empty for any; sealed: name and mobile where neither account nor person holds them.';
create unique index member_user_once on duty.member (response_id, user_id) where user_id is not null and left_at is null;
create unique index member_person_once on duty.member (response_id, person_id) where person_id is not null and left_at is null;
create unique index member_number_once on duty.member (response_id, number) where number is not null and left_at is null;
create index member_by_area on duty.member (response_id, area_id);
create index member_by_user on duty.member (user_id) where user_id is not null;
create index member_by_organisation on duty.member (organisation_id) where organisation_id is not null;
select platform.replicate('duty.member');
grant select, insert, update on duty.member to muster_app;

create table duty.member_skill (
  id uuid not null constraint member_skill_pk primary key,
  member_id uuid not null constraint member_skill_member_fk references duty.member (id),
  precinct_id bigint not null,
  area_id bigint not null,
  skill text not null,
  approved_by uuid,
  approved_at timestamptz,
  valid_until timestamptz,
  ended_at timestamptz,
  received_at timestamptz not null,
  constraint member_skill_approved_whole check ((approved_by is null) = (approved_at is null))
);
comment on table duty.member_skill is
  'What a member is qualified for. It counts once approved, until valid_until or ended_at; without approval it is only said.';
create unique index member_skill_once on duty.member_skill (member_id, skill) where ended_at is null;
select platform.replicate('duty.member_skill');
grant select, insert, update on duty.member_skill to muster_app;

create table duty.roster (
  id uuid not null constraint roster_pk primary key,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  name text not null constraint roster_name_filled check (name <> ''),
  from_day date not null,
  until_day date not null,
  state text not null constraint roster_state_known check (state in ('draft', 'published', 'frozen')),
  version integer not null default 1,
  rules jsonb not null,
  self_approve_swaps boolean not null default false,
  made_by uuid not null,
  made_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  frozen_by uuid,
  frozen_at timestamptz,
  constraint roster_span check (until_day > from_day and until_day - from_day <= 62),
  constraint roster_published_whole check ((published_at is null) = (state = 'draft')),
  constraint roster_frozen_whole check ((frozen_at is null) = (state <> 'frozen'))
);
comment on table duty.roster is
  'Who serves which shifts of some posts, from from_day up to but without until_day. version grows with every change, so that two editors notice each other; rules: rest, hours and days as the planner and the desk hold them.';
create index roster_by_response on duty.roster (response_id, from_day);
select platform.replicate('duty.roster');
grant select, insert, update on duty.roster to muster_app;

create table duty.shift (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  post_id uuid not null constraint shift_post_fk references duty.post (id),
  roster_id uuid not null constraint shift_roster_fk references duty.roster (id),
  name text not null,
  day date not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  night boolean not null,
  weekend boolean not null,
  holiday text,
  sign_up_from timestamptz,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  superseded_at timestamptz,
  superseded_why text,
  constraint shift_pk primary key (precinct_id, id),
  constraint shift_until_after_from check (until_at > from_at)
);
comment on table duty.shift is
  'A span at a post with a head-count per role. day: the local day it begins; superseded_at: taken out again. sign_up_from: from then on members take its places themselves.';
create unique index shift_once on duty.shift (precinct_id, post_id, from_at, until_at) where superseded_at is null;
create index shift_by_roster on duty.shift (roster_id, from_at);
create index shift_by_time on duty.shift (response_id, from_at) where superseded_at is null;
select platform.distribute('duty.shift');
grant select, insert, update (area_id, sign_up_from, superseded_at, superseded_why) on duty.shift to muster_app;

create table duty.shift_role (
  precinct_id bigint not null,
  shift_id uuid not null,
  role text not null,
  area_id bigint not null,
  skill text,
  wanted integer not null,
  taken integer not null default 0,
  constraint shift_role_pk primary key (precinct_id, shift_id, role),
  constraint shift_role_shift_fk foreign key (precinct_id, shift_id) references duty.shift (precinct_id, id),
  constraint shift_role_wanted check (wanted between 0 and 999),
  -- Two clicks, two phones, two thousand phones: no place is taken twice.
  constraint shift_role_not_overfull check (taken >= 0 and taken <= wanted)
);
comment on table duty.shift_role is 'How many are wanted on a shift in a role, with which skill, and how many places are taken.';
select platform.distribute('duty.shift_role');
grant select, insert, update (area_id, wanted, taken) on duty.shift_role to muster_app;

create table duty.assignment (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  roster_id uuid not null,
  shift_id uuid not null,
  post_id uuid not null,
  member_id uuid not null constraint assignment_member_fk references duty.member (id),
  organisation_id uuid,
  role text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  source text not null constraint assignment_source_known
    check (source in ('planned', 'hand', 'sheet', 'signUp', 'swap', 'backfill', 'standby')),
  pinned boolean not null default false,
  why jsonb,
  set_aside text,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  superseded_at timestamptz,
  superseded_by uuid,
  superseded_why text,
  constraint assignment_pk primary key (precinct_id, id),
  constraint assignment_place_fk foreign key (precinct_id, shift_id, role) references duty.shift_role (precinct_id, shift_id, role),
  constraint assignment_until_after_from check (until_at > from_at)
);
comment on table duty.assignment is
  'A member on a shift in a role, with why (what the planner weighed) and set_aside (the rule that a lead set aside, in words). superseded_at: no longer, from then on; a change is a new row.';
create unique index assignment_once on duty.assignment (precinct_id, shift_id, member_id) where superseded_at is null;
create index assignment_by_member on duty.assignment (member_id, from_at) where superseded_at is null;
create index assignment_by_roster on duty.assignment (roster_id, from_at);
create index assignment_by_post on duty.assignment (post_id, from_at) where superseded_at is null;
select platform.distribute('duty.assignment');
grant select, insert, update (area_id, pinned, superseded_at, superseded_by, superseded_why) on duty.assignment to muster_app;

-- Spread by human, not by precinct: nobody is in two places at once, whoever sends them and whatever they can see.
create table duty.engagement (
  human_id uuid not null,
  id uuid not null,
  kind text not null constraint engagement_kind_known check (kind in ('shift', 'post')),
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  post_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  constraint engagement_pk primary key (human_id, id),
  constraint engagement_until_after_from check (until_at > from_at),
  constraint engagement_at_one_post exclude using gist
    (human_id with =, post_id with <>, tstzrange(from_at, until_at) with &&),
  constraint engagement_on_one_shift exclude using gist
    (human_id with =, tstzrange(from_at, until_at) with &&) where (kind = 'shift')
);
comment on table duty.engagement is
  'Where a human is bound to be and when: one row for each live assignment (kind shift) and each staffing of a post (kind post), with its id. Gone when that ends.';
create index engagement_by_post on duty.engagement (post_id, until_at);
select platform.distribute('duty.engagement', 'human_id');
grant select, insert, update (area_id, until_at), delete on duty.engagement to muster_app;

create table duty.availability (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  member_id uuid not null constraint availability_member_fk references duty.member (id),
  kind text not null constraint availability_kind_known check (kind in ('leave', 'avoid', 'prefer')),
  from_at timestamptz not null,
  until_at timestamptz not null,
  state text not null constraint availability_state_known check (state in ('asked', 'approved', 'declined', 'withdrawn')),
  asked_by uuid not null,
  decided_by uuid,
  decided_at timestamptz,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  constraint availability_pk primary key (precinct_id, id),
  constraint availability_span check (until_at > from_at),
  constraint availability_decided_whole check ((decided_at is null) = (decided_by is null))
);
comment on table duty.availability is
  'When a member cannot serve (leave, binding once approved) or would rather not, or rather (avoid, prefer: wishes, no approval asked). Why is nobody''s business: it is not kept.';
create index availability_by_member on duty.availability (member_id, from_at);
select platform.distribute('duty.availability');
grant select, insert, update (state, decided_by, decided_at) on duty.availability to muster_app;

create table duty.standby (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  roster_id uuid not null constraint standby_roster_fk references duty.roster (id),
  member_id uuid not null constraint standby_member_fk references duty.member (id),
  from_at timestamptz not null,
  until_at timestamptz not null,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  called_at timestamptz,
  superseded_at timestamptz,
  constraint standby_pk primary key (precinct_id, id),
  constraint standby_span check (until_at > from_at),
  constraint standby_once exclude using gist
    (precinct_id with =, member_id with =, tstzrange(from_at, until_at) with &&) where (superseded_at is null)
);
comment on table duty.standby is 'Who is ready to fill in for an area, and when. called_at: was called to a shift.';
create index standby_by_roster on duty.standby (roster_id, from_at);
select platform.distribute('duty.standby');
grant select, insert, update (called_at, superseded_at) on duty.standby to muster_app;

create table duty.swap (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  other_area_id bigint not null,
  roster_id uuid not null,
  assignment_id uuid not null,
  member_id uuid not null constraint swap_member_fk references duty.member (id),
  other_assignment_id uuid,
  other_member_id uuid not null constraint swap_other_member_fk references duty.member (id),
  state text not null constraint swap_state_known
    check (state in ('asked', 'agreed', 'approved', 'declined', 'refused', 'withdrawn')),
  reason text,
  asked_by uuid not null,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  agreed_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  decided_why text,
  constraint swap_pk primary key (precinct_id, id),
  constraint swap_two_people check (member_id <> other_member_id)
);
comment on table duty.swap is
  'One member asks another to take over a shift, for one of theirs or for nothing (other_assignment_id null). asked, agreed by the other (or declined), then approved or refused by a lead, or approved at once where the roster says so (decided_by null). other_area_id: where the other shift is.';
create unique index swap_open_once on duty.swap (precinct_id, assignment_id) where state in ('asked', 'agreed');
create index swap_by_roster on duty.swap (roster_id, received_at);
create index swap_by_members on duty.swap (other_member_id, received_at);
select platform.distribute('duty.swap');
grant select, insert, update (state, agreed_at, decided_at, decided_by, decided_why) on duty.swap to muster_app;

create table duty.plan_run (
  id uuid not null constraint plan_run_pk primary key,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  roster_id uuid not null,
  kind text not null constraint plan_run_kind_known check (kind in ('plan', 'replan')),
  state text not null constraint plan_run_state_known check (state in ('waiting', 'running', 'done', 'stopped', 'failed')),
  seconds integer not null,
  progress jsonb,
  outcome jsonb,
  asked_by uuid not null,
  asked_at timestamptz not null,
  heard_at timestamptz,
  stop_asked_at timestamptz,
  ended_at timestamptz
);
comment on table duty.plan_run is
  'A search for a roster that runs beside the server: its progress (best so far), whether somebody asked it to stop, and what came out.';
create unique index plan_run_one_at_a_time on duty.plan_run (roster_id) where state in ('waiting', 'running');
create index plan_run_by_roster on duty.plan_run (roster_id, asked_at);
select platform.keep_local('duty.plan_run');
grant select, insert, update on duty.plan_run to muster_app;

create table duty.attendance_mark (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  attendance_id uuid not null,
  kind text not null constraint attendance_mark_kind_known check (kind in ('in', 'out', 'breakFrom', 'breakUntil', 'absent')),
  how text not null constraint attendance_mark_how_known check (how in ('code', 'phone', 'lead', 'paper')),
  at timestamptz not null,
  reason text,
  marked_by uuid not null,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  superseded_at timestamptz,
  constraint attendance_mark_pk primary key (precinct_id, id)
);
comment on table duty.attendance_mark is
  'What was recorded of an attendance, one row each: came, left, break, absent; how it was told, and when. Corrected by marks that supersede.';
create index attendance_mark_by_attendance on duty.attendance_mark (precinct_id, attendance_id);
select platform.distribute('duty.attendance_mark');
grant select, insert, update (superseded_at) on duty.attendance_mark to muster_app;

create table duty.attendance (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  post_id uuid not null constraint attendance_post_fk references duty.post (id),
  shift_id uuid,
  assignment_id uuid,
  member_id uuid not null constraint attendance_member_fk references duty.member (id),
  organisation_id uuid,
  community_id uuid,
  role text not null,
  day date not null,
  due_from timestamptz,
  due_until timestamptz,
  in_at timestamptz,
  out_at timestamptz,
  absent boolean not null default false,
  absent_reason text,
  late_minutes integer not null default 0,
  early_minutes integer not null default 0,
  break_minutes integer not null default 0,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  superseded_at timestamptz,
  constraint attendance_pk primary key (precinct_id, id),
  constraint attendance_out_after_in check (out_at >= in_at),
  constraint attendance_one_or_other check (not (absent and in_at is not null)),
  constraint attendance_minutes check (late_minutes >= 0 and early_minutes >= 0 and break_minutes >= 0)
);
comment on table duty.attendance is
  'One member at one post once: what its marks add up to. One attendance is one person-time; shift_id and assignment_id are empty for who came without being rostered.';
create unique index attendance_once on duty.attendance (precinct_id, shift_id, member_id)
  where shift_id is not null and superseded_at is null;
create index attendance_by_member on duty.attendance (member_id, day);
create index attendance_by_post on duty.attendance (post_id, day);
create index attendance_by_response on duty.attendance (response_id, day);
select platform.distribute('duty.attendance');
grant select, insert, update (in_at, out_at, absent, absent_reason, late_minutes, early_minutes, break_minutes, superseded_at)
  on duty.attendance to muster_app;

create table duty.handover (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  post_id uuid not null constraint handover_post_fk references duty.post (id),
  shift_id uuid not null,
  relief_shift_id uuid,
  sealed bytea not null,
  key_id uuid not null,
  signed_by uuid not null,
  signed_at timestamptz not null,
  countersigned_by uuid,
  countersigned_at timestamptz,
  remark_sealed bytea,
  remark_key_id uuid,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  superseded_at timestamptz,
  constraint handover_pk primary key (precinct_id, id),
  constraint handover_countersigned_whole check ((countersigned_by is null) = (countersigned_at is null)),
  constraint handover_by_another check (countersigned_by <> signed_by)
);
comment on table duty.handover is
  'What one shift passes on to the next, written and signed, then countersigned by another; the text is sealed. signed_by and countersigned_by are members.';
create unique index handover_once on duty.handover (precinct_id, shift_id) where superseded_at is null;
create index handover_by_post on duty.handover (post_id, signed_at);
select platform.distribute('duty.handover');
grant select, insert, update (countersigned_by, countersigned_at, remark_sealed, remark_key_id, relief_shift_id, superseded_at)
  on duty.handover to muster_app;

create table duty.handover_item (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  handover_id uuid not null,
  post_id uuid not null,
  carried_from uuid,
  sealed bytea not null,
  key_id uuid not null,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  constraint handover_item_pk primary key (precinct_id, id),
  constraint handover_item_handover_fk foreign key (precinct_id, handover_id) references duty.handover (precinct_id, id),
  constraint handover_item_closed_whole check ((closed_at is null) = (closed_by is null))
);
comment on table duty.handover_item is 'An open item of a handover; carried_from: the item of the handover before that it goes on with.';
create index handover_item_open on duty.handover_item (post_id, received_at) where closed_at is null;
select platform.distribute('duty.handover_item');
grant select, insert, update (closed_at, closed_by) on duty.handover_item to muster_app;

create table duty.meal (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  post_id uuid not null constraint meal_post_fk references duty.post (id),
  day date not null,
  meal text not null constraint meal_known check (meal in ('breakfast', 'lunch', 'dinner', 'night')),
  due_at timestamptz not null,
  heads integer not null constraint meal_heads check (heads >= 0),
  brought_by text not null,
  organisation_id uuid,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  delivered_at timestamptz,
  delivered_heads integer,
  delivered_by uuid,
  superseded_at timestamptz,
  constraint meal_pk primary key (precinct_id, id),
  constraint meal_delivered_whole check ((delivered_at is null) = (delivered_heads is null) and (delivered_at is null) = (delivered_by is null)),
  constraint meal_delivered_heads check (delivered_heads >= 0)
);
comment on table duty.meal is
  'Meals for a post: how many heads are due when and who brings them (a kitchen or body, no private person), and what was delivered.';
create unique index meal_once on duty.meal (precinct_id, post_id, day, meal) where superseded_at is null;
create index meal_by_response on duty.meal (response_id, day);
select platform.distribute('duty.meal');
grant select, insert, update (delivered_at, delivered_heads, delivered_by, superseded_at) on duty.meal to muster_app;

do $$ declare relation text; begin
  foreach relation in array array['member', 'member_skill', 'roster', 'shift', 'shift_role', 'assignment', 'engagement', 'availability',
    'standby', 'swap', 'plan_run', 'attendance_mark', 'attendance', 'handover', 'handover_item', 'meal'] loop
    execute format('alter table duty.%I enable row level security', relation);
    execute format('alter table duty.%I force row level security', relation);
    execute format('create policy %I on duty.%I to current_user using (true) with check (true)', relation || '_owner', relation);
  end loop;
  foreach relation in array array['member_skill', 'roster', 'shift', 'shift_role', 'assignment', 'engagement', 'availability',
    'standby', 'plan_run', 'attendance_mark', 'attendance', 'handover', 'handover_item', 'meal'] loop
    execute format($policy$create policy %I on duty.%I to muster_app
      using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)
      with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)$policy$, relation || '_scope', relation);
  end loop;
end $$;

-- Whoever is bound to a body sees and enters its members, wherever they live.
create policy member_scope on duty.member to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
    or organisation_id = any (string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[]))
  with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
    or organisation_id = any (string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[]));

-- A swap is between two places, and either side sees it.
create policy swap_scope on duty.swap to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
    or other_area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)
  with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
    or other_area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);

-- Who stands at one's post may live in another township: what a shift must know of them crosses the scope, and nothing else does.
create function duty.member_cards(ids uuid[]) returns table (
  id uuid, response_id uuid, precinct_id bigint, area_id bigint, organisation_id uuid, community_id uuid, user_id uuid, person_id uuid,
  human_id uuid, number text, grade text, roles text[], sealed bytea, key_id uuid, left_at timestamptz
) language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select m.id, m.response_id, m.precinct_id, m.area_id, m.organisation_id, m.community_id, m.user_id, m.person_id,
    m.human_id, m.number, m.grade, m.roles, m.sealed, m.key_id, m.left_at
    from duty.member m where m.id = any(ids);
end $$;
comment on function duty.member_cards is 'Members by id, for whoever sees a shift that they are on; their ids are learnt from rows in scope.';
revoke all on function duty.member_cards from public;
grant execute on function duty.member_cards to muster_app;

create function duty.members_of_user(account uuid) returns table (member_id uuid, response_id uuid, left_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select m.id, m.response_id, m.left_at from duty.member m where m.user_id = account;
end $$;
comment on function duty.members_of_user is 'As whom an account serves, one member in each response; asked for one''s own account only.';
revoke all on function duty.members_of_user from public;
grant execute on function duty.members_of_user to muster_app;

-- One's own shifts, wherever they are; also what a rule must know of the shifts before and after.
create function duty.engagements_of(humans uuid[], since timestamptz, before timestamptz) returns table (
  human_id uuid, id uuid, kind text, response_id uuid, from_at timestamptz, until_at timestamptz
) language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select e.human_id, e.id, e.kind, e.response_id, e.from_at, e.until_at
    from duty.engagement e where e.human_id = any(humans) and e.until_at > since and e.from_at < before;
end $$;
comment on function duty.engagements_of is 'When these humans are bound, wherever: spans only, no place; what rest and one place at a time are judged by.';
revoke all on function duty.engagements_of from public;
grant execute on function duty.engagements_of to muster_app;

create function duty.leave_of(ids uuid[], since timestamptz, before timestamptz) returns table (
  member_id uuid, kind text, from_at timestamptz, until_at timestamptz
) language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select a.member_id, a.kind, a.from_at, a.until_at from duty.availability a
    where a.member_id = any(ids) and a.state = 'approved' and a.until_at > since and a.from_at < before;
end $$;
comment on function duty.leave_of is 'Approved leave and wishes of members: what a place is judged by, wherever the member is based.';
revoke all on function duty.leave_of from public;
grant execute on function duty.leave_of to muster_app;

create function duty.skills_of(ids uuid[]) returns table (member_id uuid, skill text, valid_until timestamptz)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select s.member_id, s.skill, s.valid_until from duty.member_skill s
    where s.member_id = any(ids) and s.approved_at is not null and s.ended_at is null;
end $$;
comment on function duty.skills_of is 'Approved skills of members that have not been ended, wherever the member is based.';
revoke all on function duty.skills_of from public;
grant execute on function duty.skills_of to muster_app;

-- Two ways of being known turn out to be one human: all that they are bound to goes along, in sight of whoever says so or not.
create function duty.move_engagements(was uuid, becomes uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare bound duty.engagement;
begin
  for bound in delete from duty.engagement e where e.human_id = was returning e.* loop
    bound.human_id := becomes;
    insert into duty.engagement select bound.*;
  end loop;
end $$;
comment on function duty.move_engagements is 'Binds another human to what this one is bound to; the exclusion constraints refuse two places at once.';
revoke all on function duty.move_engagements from public;
grant execute on function duty.move_engagements to muster_app;

insert into duty.engagement (human_id, id, kind, response_id, precinct_id, area_id, post_id, from_at, until_at)
  select coalesce(staff.user_id, staff.person_id), staff.id, 'post', staff.response_id, staff.precinct_id, staff.area_id, staff.post_id,
    staff.from_at, staff.until_at
  from duty.post_staff staff where staff.cancelled_at is null
  on conflict do nothing;

create or replace view duty.standing_post with (security_invoker = true) as
  select post.id, post.response_id, post.precinct_id, post.area_id, post.kind, post.post_kind, post.name, post.place,
    post.opened_at, post.opened_at as received_at, post.closed_at as superseded_at,
    not isempty(
      duty.open_spans(post.opens_minute, post.shuts_minute, tstzrange(clock_timestamp(), clock_timestamp() + interval '4 hours'))
      - coalesce((select range_agg(tstzrange(staff.from_at, staff.until_at)) from duty.post_staff staff
          where staff.post_id = post.id and staff.cancelled_at is null), '{}')
      - coalesce((select range_agg(tstzrange(served.from_at, served.until_at)) from duty.assignment served
          join duty.roster roster on roster.id = served.roster_id
          where served.post_id = post.id and served.superseded_at is null and served.until_at > clock_timestamp()
            and roster.state <> 'draft'), '{}')
    ) as bare_soon
  from duty.post post;
comment on view duty.standing_post is
  'Posts as figures count them: a closed post stands no longer. bare_soon: within its hours, some time of the next four hours nobody is staffed there or on a published shift.';

create view duty.rostered with (security_invoker = true) as
  select assignment.precinct_id, assignment.id, assignment.response_id, assignment.area_id, assignment.post_id, assignment.shift_id,
    assignment.member_id, assignment.organisation_id, assignment.role, assignment.source, post.kind, post.name as post_name,
    shift.name as shift_name, shift.day, shift.night, shift.weekend, shift.holiday is not null as holiday,
    assignment.from_at, assignment.until_at,
    (extract(epoch from assignment.until_at - assignment.from_at) / 3600)::numeric(6, 2) as hours,
    greatest(assignment.received_at, roster.published_at) as received_at, assignment.superseded_at
  from duty.assignment assignment
  join duty.shift shift on shift.precinct_id = assignment.precinct_id and shift.id = assignment.shift_id
  join duty.roster roster on roster.id = assignment.roster_id
  join duty.post post on post.id = assignment.post_id
  where roster.published_at is not null
    and (assignment.superseded_at is null or assignment.superseded_at > roster.published_at);
comment on view duty.rostered is 'Assignments of published rosters as figures count them: one row is one person-time that was planned.';
grant select on duty.rostered to muster_app;

create view duty.shift_place with (security_invoker = true) as
  select place.precinct_id, md5(place.shift_id::text || place.role)::uuid as id, place.shift_id, place.role, shift.response_id, shift.area_id, shift.post_id, shift.roster_id,
    shift.name as shift_name, post.name as post_name, post.kind, shift.day, shift.from_at, shift.until_at, shift.night, shift.weekend,
    place.skill, place.wanted, place.taken, place.wanted - place.taken as missing,
    shift.from_at < clock_timestamp() + interval '4 hours' and shift.until_at > clock_timestamp() as soon,
    roster.published_at as received_at, shift.superseded_at
  from duty.shift_role place
  join duty.shift shift on shift.precinct_id = place.precinct_id and shift.id = place.shift_id
  join duty.roster roster on roster.id = shift.roster_id
  join duty.post post on post.id = shift.post_id
  where roster.published_at is not null;
comment on view duty.shift_place is 'Places on shifts of published rosters: wanted, taken, missing. soon: the shift is on or begins within four hours.';
grant select on duty.shift_place to muster_app;
