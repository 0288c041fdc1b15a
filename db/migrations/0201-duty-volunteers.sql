set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table duty.volunteer_link (
  id uuid not null constraint volunteer_link_pk primary key,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  name text not null constraint volunteer_link_name_filled check (name <> ''),
  organisation_id uuid,
  most integer not null,
  taken integer not null default 0,
  until_at timestamptz not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  constraint volunteer_link_most check (most >= 1 and most <= 5000),
  constraint volunteer_link_ended_whole check ((ended_at is null) = (ended_by is null)),
  -- A link that was passed on to the whole town fills one page, not the desk.
  constraint volunteer_link_not_overfull check (taken >= 0 and taken <= most)
);
comment on table duty.volunteer_link is
  'A way in for volunteers without an account: a link or QR code for an area, up to so many sign-ups, until a moment. Its secret is kept nowhere: it follows from the response''s key and this id.';
create index volunteer_link_by_response on duty.volunteer_link (response_id, opened_at);
select platform.replicate('duty.volunteer_link');
grant select, insert, update on duty.volunteer_link to muster_app;

create table duty.volunteer (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  link_id uuid constraint volunteer_link_fk references duty.volunteer_link (id),
  sealed bytea not null,
  key_id uuid not null,
  mobile_key bytea not null,
  skills text[] not null default '{}',
  from_day date,
  until_day date,
  state text not null default 'waiting' constraint volunteer_state_known check (state in ('waiting', 'accepted', 'declined')),
  vetted_by uuid,
  vetted_at timestamptz,
  vetted_why text,
  member_id uuid constraint volunteer_member_fk references duty.member (id),
  pass_hash bytea,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  constraint volunteer_pk primary key (precinct_id, id),
  constraint volunteer_days check (until_day >= from_day),
  constraint volunteer_vetted_whole check ((state = 'waiting') = (vetted_at is null) and (vetted_at is null) = (vetted_by is null)),
  constraint volunteer_member_whole check ((state = 'accepted') = (member_id is not null))
);
comment on table duty.volunteer is
  'Somebody who offered to help: name, mobile and a few words are sealed; what they say they can do counts for nothing until approved. Waits until a named person accepts (member_id) or declines (vetted_why). pass_hash: SHA-256 of the secret by which they ask for the outcome.';
create index volunteer_waiting on duty.volunteer (response_id, id) where state = 'waiting';
create index volunteer_by_mobile on duty.volunteer (response_id, mobile_key);
select platform.distribute('duty.volunteer');
grant select, insert, update (state, vetted_by, vetted_at, vetted_why, member_id) on duty.volunteer to muster_app;

do $$ declare relation text; begin
  foreach relation in array array['volunteer_link', 'volunteer'] loop
    execute format('alter table duty.%I enable row level security', relation);
    execute format('alter table duty.%I force row level security', relation);
    execute format('create policy %I on duty.%I to current_user using (true) with check (true)', relation || '_owner', relation);
    execute format($policy$create policy %I on duty.%I to muster_app
      using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)
      with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)$policy$, relation || '_scope', relation);
  end loop;
end $$;
