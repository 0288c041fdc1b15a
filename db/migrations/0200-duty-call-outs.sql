set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table duty.call_out (
  id uuid not null constraint call_out_pk primary key,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  -- Who hears of it: whoever looks after part of the area, and whoever looks after one of the bodies.
  reach int8multirange not null,
  body_ids uuid[] not null,
  purpose text not null constraint call_out_purpose_filled check (purpose <> ''),
  role text,
  skill text,
  wanted integer not null,
  seconded integer not null default 0,
  from_at timestamptz not null,
  until_at timestamptz not null,
  called_by uuid not null,
  called_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  ended_why text,
  constraint call_out_span check (until_at > from_at),
  constraint call_out_wanted check (wanted >= 1 and wanted <= 9999),
  constraint call_out_ended_whole check ((ended_at is null) = (ended_by is null)),
  -- Two desks assigning at once: never more than were asked for.
  constraint call_out_not_overfull check (seconded >= 0 and seconded <= wanted)
);
comment on table duty.call_out is
  'People asked for: how many, for which area, from when until when, in which role, with which skill, of which bodies. seconded: how many are assigned and not recalled.';
create index call_out_by_response on duty.call_out (response_id, called_at);
select platform.replicate('duty.call_out');
grant select, insert, update on duty.call_out to muster_app;

create table duty.call_body (
  id uuid not null constraint call_body_pk primary key,
  call_out_id uuid not null constraint call_body_call_out_fk references duty.call_out (id),
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  organisation_id uuid not null,
  body_area_id bigint not null,
  wanted integer constraint call_body_wanted check (wanted >= 1),
  declined_at timestamptz,
  declined_by uuid,
  declined_why text,
  constraint call_body_once unique (call_out_id, organisation_id),
  constraint call_body_declined_whole check ((declined_at is null) = (declined_by is null))
);
comment on table duty.call_body is
  'A body that a call-out went to; wanted: how many it should send, where that was said; declined: it has nobody (more) to offer.';
select platform.replicate('duty.call_body');
grant select, insert, update on duty.call_body to muster_app;

create table duty.call_offer (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  home_area_id bigint not null,
  call_out_id uuid not null constraint call_offer_call_out_fk references duty.call_out (id),
  organisation_id uuid not null,
  member_id uuid not null constraint call_offer_member_fk references duty.member (id),
  offered_by uuid not null,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  answer text constraint call_offer_answer_known check (answer in ('accepted', 'declined')),
  answered_at timestamptz,
  answered_by uuid,
  answered_why text,
  superseded_at timestamptz,
  constraint call_offer_pk primary key (precinct_id, id),
  constraint call_offer_answer_whole check ((answer is null) = (answered_at is null))
);
comment on table duty.call_offer is
  'A member whom their body offers for a call-out, and what they answered; no answer yet: null. area_id: where they are called to; superseded_at: the body took the offer back.';
create unique index call_offer_once on duty.call_offer (precinct_id, call_out_id, member_id) where superseded_at is null;
create index call_offer_by_call_out on duty.call_offer (call_out_id, received_at);
create index call_offer_by_member on duty.call_offer (member_id);
select platform.distribute('duty.call_offer');
grant select, insert, update (answer, answered_at, answered_by, answered_why, superseded_at) on duty.call_offer to muster_app;

create table duty.secondment (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  home_area_id bigint not null,
  call_out_id uuid not null constraint secondment_call_out_fk references duty.call_out (id),
  offer_id uuid not null,
  wave integer not null constraint secondment_wave check (wave >= 1),
  organisation_id uuid not null,
  member_id uuid not null constraint secondment_member_fk references duty.member (id),
  post_id uuid constraint secondment_post_fk references duty.post (id),
  from_at timestamptz not null,
  until_at timestamptz not null,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  recalled_at timestamptz,
  recalled_by uuid,
  recalled_why text,
  superseded_at timestamptz,
  constraint secondment_pk primary key (precinct_id, id),
  constraint secondment_span check (until_at > from_at),
  constraint secondment_recalled_whole check ((recalled_at is null) = (recalled_by is null))
);
comment on table duty.secondment is
  'A member sent from their body to serve in an area (or at a post there) until a date, in a wave of a call-out. recalled_at: called back before that; superseded_at: before it began, so it does not count.';
create index secondment_by_call_out on duty.secondment (call_out_id, wave);
create index secondment_by_member on duty.secondment (member_id, until_at);
create index secondment_by_area on duty.secondment (response_id, area_id, until_at);
select platform.distribute('duty.secondment');
grant select, insert, update (recalled_at, recalled_by, recalled_why, superseded_at) on duty.secondment to muster_app;

-- Spread by human as duty.engagement is: nobody is sent to two places at once, whichever townships, call-outs or responses ask.
create table duty.seconded_human (
  human_id uuid not null,
  id uuid not null,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  home_area_id bigint not null,
  organisation_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  constraint seconded_human_pk primary key (human_id, id),
  constraint seconded_human_span check (until_at > from_at),
  constraint seconded_human_once exclude using gist (human_id with =, tstzrange(from_at, until_at) with &&)
);
comment on table duty.seconded_human is 'Whom a secondment takes away from their body, and when; gone or shortened when they are recalled.';
select platform.distribute('duty.seconded_human', 'human_id');
grant select, insert, update (until_at), delete on duty.seconded_human to muster_app;

do $$ declare relation text; begin
  foreach relation in array array['call_out', 'call_body', 'call_offer', 'secondment', 'seconded_human'] loop
    execute format('alter table duty.%I enable row level security', relation);
    execute format('alter table duty.%I force row level security', relation);
    execute format('create policy %I on duty.%I to current_user using (true) with check (true)', relation || '_owner', relation);
  end loop;
  -- Both ends see it: the place that asks, and the place or body that sends.
  foreach relation in array array['call_offer', 'secondment', 'seconded_human'] loop
    execute format($policy$create policy %I on duty.%I to muster_app
      using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
        or home_area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
        or organisation_id = any (string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[]))
      with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
        or home_area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
        or organisation_id = any (string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[]))$policy$,
      relation || '_scope', relation);
  end loop;
end $$;

create policy call_out_scope on duty.call_out to muster_app
  using (reach && nullif(current_setting('muster.scope', true), '')::int8multirange
    or body_ids && string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[])
  with check (reach && nullif(current_setting('muster.scope', true), '')::int8multirange
    or body_ids && string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[]);

create policy call_body_scope on duty.call_body to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
    or body_area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
    or organisation_id = any (string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[]))
  with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
    or body_area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
    or organisation_id = any (string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[]));

-- Whoever is called may live far from where they are called to: their phone asks by their own member ids.
create function duty.calls_of(ids uuid[], since timestamptz) returns table (
  offer_id uuid, precinct_id bigint, area_id bigint, home_area_id bigint, response_id uuid, call_out_id uuid, organisation_id uuid,
  member_id uuid, offered_at timestamptz, answer text, answered_at timestamptz, answered_why text, taken_back_at timestamptz,
  purpose text, role text, skill text, from_at timestamptz, until_at timestamptz, ended_at timestamptz
) language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select o.id, o.precinct_id, o.area_id, o.home_area_id, o.response_id, o.call_out_id, o.organisation_id,
    o.member_id, o.received_at, o.answer, o.answered_at, o.answered_why, o.superseded_at,
    c.purpose, c.role, c.skill, c.from_at, c.until_at, c.ended_at
    from duty.call_offer o join duty.call_out c on c.id = o.call_out_id
    where o.member_id = any(ids) and c.until_at > since;
end $$;
comment on function duty.calls_of is 'Calls for members, those taken back too; asked for one''s own members only.';
revoke all on function duty.calls_of from public;
grant execute on function duty.calls_of to muster_app;

create function duty.secondments_of(ids uuid[], since timestamptz) returns table (
  secondment_id uuid, offer_id uuid, member_id uuid, area_id bigint, post_name text, wave integer, from_at timestamptz,
  until_at timestamptz, recalled_at timestamptz, recalled_why text
) language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select s.id, s.offer_id, s.member_id, s.area_id, p.name, s.wave, s.from_at, s.until_at, s.recalled_at, s.recalled_why
    from duty.secondment s left join duty.post p on p.id = s.post_id
    where s.member_id = any(ids) and s.until_at > since;
end $$;
comment on function duty.secondments_of is 'Where members are or were sent, and who called them back why; asked for one''s own members, or for those of an offer in sight.';
revoke all on function duty.secondments_of from public;
grant execute on function duty.secondments_of to muster_app;

-- A tie takes along where somebody is seconded, as it takes along what they are bound to.
create or replace function duty.move_engagements(was uuid, becomes uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare bound duty.engagement; away duty.seconded_human;
begin
  for bound in delete from duty.engagement e where e.human_id = was returning e.* loop
    bound.human_id := becomes;
    insert into duty.engagement select bound.*;
  end loop;
  for away in delete from duty.seconded_human h where h.human_id = was returning h.* loop
    away.human_id := becomes;
    insert into duty.seconded_human select away.*;
  end loop;
end $$;

create view duty.called with (security_invoker = true) as
  select offer.precinct_id, offer.id, offer.response_id, offer.area_id, offer.call_out_id, offer.organisation_id, offer.member_id,
    offer.answer, offer.answered_why, call.purpose, offer.received_at as called_at, offer.received_at, offer.superseded_at
  from duty.call_offer offer join duty.call_out call on call.id = offer.call_out_id;
comment on view duty.called is 'Members offered for call-outs, as figures count them.';
grant select on duty.called to muster_app;

create view duty.call_answered with (security_invoker = true) as
  select offer.precinct_id, offer.id, offer.response_id, offer.area_id, offer.call_out_id, offer.organisation_id, offer.member_id,
    offer.answer, offer.answered_why, call.purpose, offer.received_at as called_at, offer.answered_at,
    offer.answered_at as received_at, offer.superseded_at
  from duty.call_offer offer join duty.call_out call on call.id = offer.call_out_id
  where offer.answered_at is not null;
comment on view duty.call_answered is 'Those of duty.called who have answered; received_at: when, so that a figure as of a moment counts what was known.';
grant select on duty.call_answered to muster_app;

create view duty.call_unanswered with (security_invoker = true) as
  select offer.precinct_id, offer.id, offer.response_id, offer.area_id, offer.call_out_id, offer.organisation_id, offer.member_id,
    offer.answer, offer.answered_why, call.purpose, offer.received_at as called_at, offer.received_at,
    least(offer.answered_at, offer.superseded_at, call.ended_at) as superseded_at
  from duty.call_offer offer join duty.call_out call on call.id = offer.call_out_id;
comment on view duty.call_unanswered is 'Those of duty.called for as long as they had not answered and the call-out ran.';
grant select on duty.call_unanswered to muster_app;

create view duty.sent_member with (security_invoker = true) as
  select secondment.precinct_id, secondment.id, secondment.response_id, secondment.area_id, secondment.call_out_id,
    secondment.organisation_id, secondment.member_id, secondment.post_id, secondment.wave, call.purpose, secondment.from_at,
    secondment.until_at, secondment.recalled_at, secondment.received_at, secondment.superseded_at,
    least(secondment.until_at, secondment.recalled_at) as away_until
  from duty.secondment secondment join duty.call_out call on call.id = secondment.call_out_id;
comment on view duty.sent_member is 'Secondments as figures count them; away_until: their date, or when they were recalled before it.';
grant select on duty.sent_member to muster_app;

create view duty.body_member with (security_invoker = true) as
  select member.precinct_id, member.id, member.response_id, member.area_id, member.organisation_id, member.joined_at,
    member.joined_at as received_at, member.left_at as superseded_at
  from duty.member member where member.organisation_id is not null;
comment on view duty.body_member is 'Members of bodies on the duty list: what the share of a body''s staff that is seconded is counted against.';
grant select on duty.body_member to muster_app;
