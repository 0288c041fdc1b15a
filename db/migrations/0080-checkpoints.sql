set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create schema checkpoints;
comment on schema checkpoints is 'Passages at checkpoints, permits, and what follows from them.';
grant usage on schema checkpoints to muster_app;

create table checkpoints.passage (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  checkpoint_id uuid not null,
  command_id uuid not null,
  recorded_by uuid not null,
  subject text not null constraint passage_subject_known check (subject in ('vehicle', 'person')),
  direction text not null constraint passage_direction_known check (direction in ('in', 'out')),
  decision text not null constraint passage_decision_known check (decision in ('passed', 'turned_back', 'handed_over')),
  reason text not null,
  handed_over_to text,
  refusal_grade text,
  permit_kind text not null,
  permit_id uuid,
  origin_class text not null,
  people integer not null constraint passage_has_people check (people > 0),
  fevers integer not null constraint passage_fevers_among_people check (fevers between 0 and people),
  goods_kind text,
  goods_quantity numeric,
  goods_unit text,
  -- What is open of each person, in order: temperature, origin, kind of document. Nothing that names anyone.
  facts text not null,
  plate_key bytea,
  person_keys bytea[],
  sealed bytea,
  key_id uuid,
  entered_for text,
  -- What a phone without network knew of revocations, and whether it let a revoked permit through for that.
  downloaded_at timestamptz,
  revoked_while_offline boolean not null,
  corrects uuid,
  correction_reason text,
  made_at timestamptz not null,
  received_at timestamptz not null,
  superseded_at timestamptz,
  constraint passage_pk primary key (precinct_id, id),
  constraint passage_decision_has_reason check ((decision = 'passed') = (reason = 'none')),
  constraint passage_sealed_whole check ((sealed is null) = (key_id is null)),
  constraint passage_vehicle_has_plate check (subject = 'person' or plate_key is not null)
) partition by range (id);
comment on table checkpoints.passage is
  'One person or vehicle with its occupants at a checkpoint, and the decision. Never changed: a correction is a new row that supersedes.';
create table checkpoints.passage_other partition of checkpoints.passage default;
comment on table checkpoints.passage_other is 'Passages whose device clock lies outside the months made ahead.';
create index passage_by_time on checkpoints.passage (response_id, made_at desc, id desc);
create index passage_by_checkpoint on checkpoints.passage (checkpoint_id, made_at desc);
create index passage_by_plate on checkpoints.passage (plate_key) where plate_key is not null;
create index passage_by_permit on checkpoints.passage (permit_id) where permit_id is not null;
select platform.distribute('checkpoints.passage');
select platform.make_months('checkpoints.passage', 3);
alter table checkpoints.passage enable row level security;
alter table checkpoints.passage force row level security;
create policy passage_scope on checkpoints.passage to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)
  with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy passage_owner on checkpoints.passage to current_user using (true) with check (true);
grant select, insert, update (superseded_at) on checkpoints.passage to muster_app;

create table checkpoints.passage_tally (
  precinct_id bigint not null,
  response_id uuid not null,
  area_id bigint not null,
  checkpoint_id uuid not null,
  hour timestamptz not null,
  subject text not null,
  direction text not null,
  decision text not null,
  reason text not null,
  permit_kind text not null,
  origin_class text not null,
  n bigint not null,
  people bigint not null,
  fevers bigint not null,
  constraint passage_tally_pk primary key
    (precinct_id, response_id, area_id, checkpoint_id, hour, subject, direction, decision, reason, permit_kind, origin_class),
  constraint passage_tally_not_negative check (n >= 0 and people >= 0 and fevers >= 0)
);
comment on table checkpoints.passage_tally is
  'Passages added up by checkpoint, hour and what decides a figure; written with the rows, so always equal to them.';
select platform.distribute('checkpoints.passage_tally');
create index passage_tally_by_response on checkpoints.passage_tally (response_id, hour);
alter table checkpoints.passage_tally enable row level security;
alter table checkpoints.passage_tally force row level security;
create policy passage_tally_scope on checkpoints.passage_tally to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)
  with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy passage_tally_owner on checkpoints.passage_tally to current_user using (true) with check (true);
grant select, insert, update on checkpoints.passage_tally to muster_app;

create table checkpoints.follow_up (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  passage_id uuid not null,
  checkpoint_id uuid not null,
  command_id uuid not null,
  fevers integer not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  outcome text,
  constraint follow_up_pk primary key (precinct_id, id),
  constraint follow_up_once unique (precinct_id, passage_id),
  constraint follow_up_closed_whole check ((closed_at is null) = (outcome is null))
);
comment on table checkpoints.follow_up is 'A fever found at a checkpoint, until a medic has dealt with it.';
create index follow_up_open on checkpoints.follow_up (response_id, opened_at) where closed_at is null;
select platform.distribute('checkpoints.follow_up');
alter table checkpoints.follow_up enable row level security;
alter table checkpoints.follow_up force row level security;
create policy follow_up_scope on checkpoints.follow_up to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)
  with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy follow_up_owner on checkpoints.follow_up to current_user using (true) with check (true);
grant select, insert, update on checkpoints.follow_up to muster_app;

create table checkpoints.watch (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  command_id uuid not null,
  person_key bytea not null,
  -- Name, number and why, in words.
  sealed bytea not null,
  key_id uuid not null,
  reason text not null constraint watch_reason_known
    check (reason in ('closeContact', 'contactOfContact', 'brokeIsolation', 'positiveResult', 'other')),
  watched_by uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  constraint watch_pk primary key (precinct_id, id),
  constraint watch_span check (until_at > from_at),
  constraint watch_ended_whole check ((ended_at is null) = (ended_by is null))
);
comment on table checkpoints.watch is 'A person wanted for follow-up, by a keyed hash of the number, until a day that is set from the start.';
create index watch_by_person on checkpoints.watch (response_id, person_key) where ended_at is null;
select platform.distribute('checkpoints.watch');
alter table checkpoints.watch enable row level security;
alter table checkpoints.watch force row level security;
create policy watch_scope on checkpoints.watch to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)
  with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy watch_owner on checkpoints.watch to current_user using (true) with check (true);
grant select, insert, update (ended_at, ended_by) on checkpoints.watch to muster_app;

create table checkpoints.sighting (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  watch_id uuid not null,
  watch_area_id bigint not null,
  passage_id uuid not null,
  checkpoint_id uuid not null,
  -- What the checkpoint was called then: whoever watches from another township does not see the post.
  checkpoint_name text not null,
  command_id uuid not null,
  seen_at timestamptz not null,
  received_at timestamptz not null,
  handled_at timestamptz,
  handled_by uuid,
  outcome text constraint sighting_outcome_known
    check (outcome in ('reached', 'passedToCommunity', 'passedToPolice', 'notReached', 'mistaken')),
  constraint sighting_pk primary key (precinct_id, id),
  constraint sighting_once unique (precinct_id, passage_id, watch_id),
  constraint sighting_handled_whole check ((handled_at is null) = (outcome is null) and (handled_at is null) = (handled_by is null))
);
comment on table checkpoints.sighting is
  'A watched person came through a checkpoint; for those who follow up there or where the watch is from, until one has dealt with it.';
create index sighting_open on checkpoints.sighting (response_id, received_at) where handled_at is null;
select platform.distribute('checkpoints.sighting');
alter table checkpoints.sighting enable row level security;
alter table checkpoints.sighting force row level security;
create policy sighting_scope on checkpoints.sighting to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
    or watch_area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)
  with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
    or watch_area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy sighting_owner on checkpoints.sighting to current_user using (true) with check (true);
grant select, insert, update (handled_at, handled_by, outcome) on checkpoints.sighting to muster_app;

-- A watch is looked for at every gate of the response: which ones match crosses the scope, and nothing else does.
create function checkpoints.watches_matching(response uuid, keys bytea[], at timestamptz)
returns table (id uuid, person_key bytea, area_id bigint)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select w.id, w.person_key, w.area_id from checkpoints.watch w
    where w.response_id = response and w.person_key = any(keys)
      and w.ended_at is null and w.from_at <= at and w.until_at > at;
end $$;
comment on function checkpoints.watches_matching is 'Which live watches of a response are for these persons, by keyed hash; no name, no reason.';
revoke all on function checkpoints.watches_matching from public;
grant execute on function checkpoints.watches_matching to muster_app;

create function checkpoints.responses_watching(responses uuid[], at timestamptz) returns table (response_id uuid)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select distinct w.response_id from checkpoints.watch w
    where w.response_id = any(responses) and w.ended_at is null and w.until_at > at;
end $$;
comment on function checkpoints.responses_watching is 'Which of these responses have a live watch at all, so that gates of the others ask nothing more.';
revoke all on function checkpoints.responses_watching from public;
grant execute on function checkpoints.responses_watching to muster_app;

create table checkpoints.permit (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  command_id uuid not null,
  kind text not null constraint permit_kind_known check (kind in ('exit', 'supply', 'workResumption', 'visitor', 'medical')),
  holder text not null constraint permit_holder_known check (holder in ('vehicle', 'person')),
  state text not null constraint permit_state_known check (state in ('requested', 'approved', 'declined', 'revoked')),
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  times integer,
  every_days integer,
  holder_mark text not null,
  holder_key bytea not null,
  token text,
  sealed bytea not null,
  key_id uuid not null,
  entered_for text,
  requested_by uuid not null,
  requested_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  declined_by uuid,
  declined_at timestamptz,
  decline_reason text,
  revoked_by uuid,
  revoked_at timestamptz,
  revoke_reason text,
  constraint permit_pk primary key (precinct_id, id),
  constraint permit_span check (valid_until > valid_from),
  constraint permit_approved_whole check ((state in ('requested', 'declined')) = (token is null)),
  constraint permit_declined_whole check ((state = 'declined') = (declined_at is not null)),
  constraint permit_revoked_whole check ((state = 'revoked') = (revoked_at is not null))
);
comment on table checkpoints.permit is 'A pass with reason, area, frequency and expiry; its code is signed and can be verified without network.';
create index permit_by_response on checkpoints.permit (response_id, state, requested_at desc);
create index permit_by_holder on checkpoints.permit (holder_key);
select platform.distribute('checkpoints.permit');
alter table checkpoints.permit enable row level security;
alter table checkpoints.permit force row level security;
create policy permit_scope on checkpoints.permit to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)
  with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy permit_owner on checkpoints.permit to current_user using (true) with check (true);
grant select, insert, update on checkpoints.permit to muster_app;

create table checkpoints.permit_key (
  response_id uuid not null constraint permit_key_pk primary key,
  key_id text not null,
  public_key text not null,
  sealed bytea not null,
  seal_key_id uuid not null,
  made_at timestamptz not null
);
comment on table checkpoints.permit_key is 'The pair of keys that signs a response''s permits, and the key that marks their holders; the secret ones are sealed.';
select platform.keep_local('checkpoints.permit_key');
grant select, insert on checkpoints.permit_key to muster_app;

-- A permit of one township is shown at another's checkpoint: what a gate must know of it crosses the scope, and nothing else does.
create function checkpoints.permit_facts(ids uuid[]) returns table (
  id uuid, area_id bigint, kind text, valid_from timestamptz, valid_until timestamptz, times integer, every_days integer,
  holder text, holder_mark text, state text, revoked_at timestamptz
) language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select p.id, p.area_id, p.kind, p.valid_from, p.valid_until, p.times, p.every_days, p.holder, p.holder_mark, p.state, p.revoked_at
    from checkpoints.permit p where p.id = any(ids);
end $$;
comment on function checkpoints.permit_facts is 'What a gate must know of permits shown there, wherever they were issued; no name, no number.';
revoke all on function checkpoints.permit_facts from public;
grant execute on function checkpoints.permit_facts to muster_app;

-- The same for what a phone takes along: permits that hold inside the precinct, and those of the areas around it.
create function checkpoints.permits_holding(responses uuid[], span_from bigint, span_to bigint, around bigint[], at timestamptz)
returns table (
  id uuid, area_id bigint, kind text, valid_from timestamptz, valid_until timestamptz, times integer, every_days integer,
  holder text, holder_mark text, state text, revoked_at timestamptz
) language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select p.id, p.area_id, p.kind, p.valid_from, p.valid_until, p.times, p.every_days, p.holder, p.holder_mark, p.state, p.revoked_at
    from checkpoints.permit p
    where p.response_id = any(responses) and p.state in ('approved', 'revoked') and p.valid_until > at
      and (p.area_id >= span_from and p.area_id < span_to or p.area_id = any(around));
end $$;
comment on function checkpoints.permits_holding is 'What gates of a precinct must know of permits that hold there and have not run out; no name, no number.';
revoke all on function checkpoints.permits_holding from public;
grant execute on function checkpoints.permits_holding to muster_app;

create view checkpoints.issued_permit with (security_invoker = true) as
  select precinct_id, id, response_id, area_id, kind, holder, state, valid_from, valid_until, times, every_days,
    command_id, sealed, key_id, approved_at, approved_at as received_at
  from checkpoints.permit where approved_at is not null;
comment on view checkpoints.issued_permit is 'Permits as figures count them: from their approval on, whatever became of them.';
grant select on checkpoints.issued_permit to muster_app;

create view checkpoints.open_follow_up with (security_invoker = true) as
  select precinct_id, id, response_id, area_id, passage_id, checkpoint_id, fevers, opened_at,
    opened_at as received_at, closed_at as superseded_at
  from checkpoints.follow_up;
comment on view checkpoints.open_follow_up is 'Follow-ups as figures count them: closed ones stand no longer.';
grant select on checkpoints.open_follow_up to muster_app;

create view checkpoints.goods_passage with (security_invoker = true) as
  select p.*, case p.goods_unit when 'tonne' then p.goods_quantity * 1000 else p.goods_quantity end as kilograms
  from checkpoints.passage p where p.goods_kind is not null and p.goods_unit in ('kg', 'tonne');
comment on view checkpoints.goods_passage is
  'Passages with goods registered by weight, in kilograms; goods by the piece or the vehicle have no weight and are not here.';
grant select on checkpoints.goods_passage to muster_app;
