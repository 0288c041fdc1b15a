set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create schema access;
comment on schema access is 'Who may come in, and what they may do where: accounts, sessions, grants, phones, break-glass, who read whom.';
grant usage on schema access to muster_app;

create table access.user_account (
  id uuid not null constraint user_account_pk primary key,
  name text not null,
  email text not null constraint user_account_email_unique unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  username text not null constraint user_account_username_unique unique,
  display_username text,
  area_id bigint not null,
  person_id uuid,
  sealed_name bytea not null,
  key_id uuid not null,
  language text not null default 'zh' constraint user_account_language_known check (language in ('zh', 'en')),
  must_change_password boolean not null default true,
  disabled_at timestamptz
);
comment on table access.user_account is
  'Accounts. The human''s name is sealed (sealed_name); name repeats the username and email is a filler, both asked for by better-auth.';
create index user_account_person on access.user_account (person_id) where person_id is not null;
select platform.keep_local('access.user_account');
grant select, insert, update on access.user_account to muster_app;

create table access.session (
  id uuid not null constraint session_pk primary key,
  token text not null constraint session_token_unique unique,
  user_id uuid not null constraint session_user_fk references access.user_account (id),
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  device_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table access.session is 'Who is signed in now. A row that goes is a cookie that no longer opens anything.';
create index session_by_user on access.session (user_id);
create index session_by_device on access.session (device_id) where device_id is not null;
select platform.keep_local('access.session');
grant select, insert, update, delete on access.session to muster_app;

create table access.credential (
  id uuid not null constraint credential_pk primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null constraint credential_user_fk references access.user_account (id),
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint credential_once unique (provider_id, account_id)
);
comment on table access.credential is 'Ways in of an account: its password (scrypt), or the name it has at another house.';
create index credential_user on access.credential (user_id);
select platform.keep_local('access.credential');
grant select, insert, update, delete on access.credential to muster_app;

create table access.verification (
  id uuid not null constraint verification_pk primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table access.verification is 'Challenges of a passkey or another house that are under way; they live for minutes.';
create index verification_identifier on access.verification (identifier);
select platform.keep_local('access.verification');
grant select, insert, update, delete on access.verification to muster_app;

create table access.passkey (
  id uuid not null constraint passkey_pk primary key,
  name text,
  public_key text not null,
  user_id uuid not null constraint passkey_user_fk references access.user_account (id),
  credential_id text not null constraint passkey_credential_unique unique,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz,
  aaguid text
);
comment on table access.passkey is 'Public halves of passkeys.';
create index passkey_user on access.passkey (user_id);
select platform.keep_local('access.passkey');
grant select, insert, update, delete on access.passkey to muster_app;

create table access.attempt (
  key bytea not null constraint attempt_pk primary key,
  failures integer not null,
  blocked_until timestamptz,
  last_at timestamptz not null
);
comment on table access.attempt is 'Wrong passwords, counted per account and per address (keyed HMAC), so that guessing gets slower.';
select platform.keep_local('access.attempt');
grant select, insert, update, delete on access.attempt to muster_app;

create table access.role_grant (
  id uuid not null constraint role_grant_pk primary key,
  user_id uuid not null constraint role_grant_user_fk references access.user_account (id),
  role text not null,
  area_id bigint not null,
  organisation_id uuid,
  response_id uuid,
  until timestamptz,
  granted_by uuid,
  granted_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  command_id uuid
);
comment on table access.role_grant is
  'A role of a user over an area subtree, in one response or for one body where named, until an end. Ended, never deleted.';
create index role_grant_user on access.role_grant (user_id) where ended_at is null;
create index role_grant_area on access.role_grant (area_id);
select platform.keep_local('access.role_grant');
grant select, insert, update on access.role_grant to muster_app;

create table access.device (
  id uuid not null constraint device_pk primary key,
  label text not null,
  kind text not null constraint device_kind_known check (kind in ('phone', 'desk')),
  area_id bigint not null,
  registered_by uuid not null constraint device_user_fk references access.user_account (id),
  registered_at timestamptz not null,
  last_user_id uuid,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  revoked_why text
);
comment on table access.device is 'Phones and browsers that people work on; a revoked one is signed out and may not sign in again.';
create index device_area on access.device (area_id);
select platform.keep_local('access.device');
grant select, insert, update on access.device to muster_app;

create table access.break_glass (
  id uuid not null constraint break_glass_pk primary key,
  user_id uuid not null constraint break_glass_user_fk references access.user_account (id),
  grant_id uuid not null constraint break_glass_grant_fk references access.role_grant (id),
  area_id bigint not null,
  response_id uuid,
  reason text not null,
  opened_at timestamptz not null,
  until timestamptz not null,
  told_user_id uuid not null constraint break_glass_told_fk references access.user_account (id),
  reviewed_at timestamptz,
  reviewed_by uuid,
  verdict text constraint break_glass_verdict_known check (verdict in ('justified', 'unjustified')),
  note text,
  constraint break_glass_short check (until <= opened_at + interval '60 minutes'),
  constraint break_glass_other_reviews check (reviewed_by is null or reviewed_by <> user_id)
);
comment on table access.break_glass is 'Emergency reading beyond one''s role: why, for how long, who was told, what the review said.';
create index break_glass_area on access.break_glass (area_id);
select platform.keep_local('access.break_glass');
grant select, insert, update on access.break_glass to muster_app;

create table access.reading (
  entry_id uuid not null,
  subject_id uuid not null,
  reader_id uuid not null,
  area_id bigint not null,
  response_id uuid,
  purpose text not null,
  query text not null,
  single boolean not null,
  read_at timestamptz not null,
  constraint reading_pk primary key (entry_id, subject_id)
);
comment on table access.reading is 'Who read whom, for what, when: one row per person in a ledger entry of outcome read.';
create index reading_subject on access.reading (subject_id, read_at);
create index reading_reader on access.reading (reader_id, read_at) where single;
select platform.keep_local('access.reading');
grant select, insert on access.reading to muster_app;

-- The door (sign-in and the doorkeeper) sees all accounts and grants: its pool alone connects with muster.door = on.
-- Everybody else sees what lies in the areas of the permission they act with; nothing set lets nothing be seen.
do $$
declare
  one text;
begin
  foreach one in array array['user_account', 'role_grant', 'device', 'break_glass', 'reading'] loop
    execute format('alter table access.%I enable row level security', one);
    execute format('alter table access.%I force row level security', one);
    execute format('create policy %I on access.%I to muster_app using (area_id <@ nullif(current_setting(''muster.scope'', true), '''')::int8multirange)',
      one || '_scope', one);
    execute format('create policy %I on access.%I to muster_app using (current_setting(''muster.door'', true) = ''on'')', one || '_door', one);
    execute format('create policy %I on access.%I to current_user using (true) with check (true)', one || '_owner', one);
  end loop;
end $$;

create function access.readings_of_user(whose uuid, how_many integer)
  returns table (reader_id uuid, purpose text, query text, read_at timestamptz)
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  return query
    select reading.reader_id, reading.purpose, reading.query, reading.read_at from access.reading
    where reading.subject_id in (select person_id from access.user_account where id = whose)
    order by reading.read_at desc limit how_many;
end $$;
comment on function access.readings_of_user is 'Who read the human behind an account: for that human alone, whatever their area.';
revoke all on function access.readings_of_user from public;
grant execute on function access.readings_of_user to muster_app;

create function access.grants_of_user(whose uuid)
  returns table (id uuid, role text, area_id bigint, organisation_id uuid, response_id uuid, until timestamptz)
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  return query
    select held.id, held.role, held.area_id, held.organisation_id, held.response_id, held.until from access.role_grant held
    where held.user_id = whose and held.ended_at is null and (held.until is null or held.until > clock_timestamp());
end $$;
comment on function access.grants_of_user is
  'All that a user holds now, wherever: whoever wants to disable them or reset their password must hold as much.';
revoke all on function access.grants_of_user from public;
grant execute on function access.grants_of_user to muster_app;

create function access.reviewers_of(place bigint, except_user uuid, roles text[])
  returns table (user_id uuid, area_id bigint, response_id uuid)
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  return query
    select held.user_id, held.area_id, held.response_id
    from access.role_grant held join access.user_account account on account.id = held.user_id
    where held.role = any (roles) and held.user_id <> except_user and held.ended_at is null and held.organisation_id is null
      and (held.until is null or held.until > clock_timestamp()) and account.disabled_at is null and held.area_id <= place
    order by held.area_id desc, held.granted_at;
end $$;
comment on function access.reviewers_of is
  'Who may review at a place, nearest first. Ids grow downwards, so whoever stands above a place has an id at or before it.';
revoke all on function access.reviewers_of from public;
grant execute on function access.reviewers_of to muster_app;

create function access.username_taken(wanted text) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  return exists (select from access.user_account where username = wanted);
end $$;
comment on function access.username_taken is 'Usernames are unique in the whole installation, seen or not.';
revoke all on function access.username_taken from public;
grant execute on function access.username_taken to muster_app;

create function access.put_device(device uuid, device_label text, device_kind text, area bigint, holder uuid, at timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare
  revoked boolean;
begin
  insert into access.device (id, label, kind, area_id, registered_by, registered_at, last_user_id, last_used_at)
  values (device, device_label, device_kind, area, holder, at, holder, at)
  on conflict on constraint device_pk do update set label = excluded.label, last_user_id = excluded.last_user_id,
    last_used_at = excluded.last_used_at
  returning revoked_at is not null into revoked;
  return revoked;
end $$;
comment on function access.put_device is
  'Registers a phone or notes its next holder, who may come from another area than the one it belongs to. Answers whether it is revoked.';
revoke all on function access.put_device from public;
grant execute on function access.put_device to muster_app;

create function access.names_of_users(wanted uuid[])
  returns table (id uuid, username text, sealed_name bytea, key_id uuid)
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  return query
    select account.id, account.username, account.sealed_name, account.key_id from access.user_account account
    where account.id = any (wanted);
end $$;
comment on function access.names_of_users is 'Who acted, for screens that say so: an officer from elsewhere who read or signed is named too.';
revoke all on function access.names_of_users from public;
grant execute on function access.names_of_users to muster_app;
