set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table notices.push_key (
  id integer not null constraint push_key_pk primary key constraint push_key_single check (id = 1),
  public_key text not null,
  sealed_private bytea not null,
  key_id uuid not null,
  made_at timestamptz not null
);
comment on table notices.push_key is
  'The pair of keys by which push services know this house (VAPID, RFC 8292), made at the first start; the private half is sealed.';
select platform.keep_local('notices.push_key');
grant select, insert on notices.push_key to muster_app;

create table notices.subscription (
  id uuid not null constraint subscription_pk primary key,
  user_id uuid not null,
  language text not null constraint subscription_language_known check (language in ('zh', 'en')),
  endpoint_hash bytea not null constraint subscription_hash_whole check (octet_length(endpoint_hash) = 32),
  host text not null,
  sealed bytea not null,
  key_id uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_why text constraint subscription_ended_why_known check (ended_why in ('left', 'gone', 'replaced')),
  constraint subscription_ended_whole check ((ended_at is null) = (ended_why is null))
);
comment on table notices.subscription is
  'Browsers that show messages while the app is shut. sealed: the push service''s address and keys for that browser; host: which service. ended_why: its person left, the service knows it no longer, or another one took its place.';
create unique index subscription_once on notices.subscription (endpoint_hash) where ended_at is null;
create index subscription_by_user on notices.subscription (user_id) where ended_at is null;
select platform.keep_local('notices.subscription');
grant select, insert, update (ended_at, ended_why) on notices.subscription to muster_app;

create table notices.delivery (
  message_id uuid not null,
  subscription_id uuid not null constraint delivery_subscription_fk references notices.subscription (id),
  user_id uuid not null,
  state text not null constraint delivery_state_known check (state in ('waiting', 'sent', 'failed', 'needless')),
  attempts integer not null default 0,
  why text,
  due_at timestamptz not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  constraint delivery_pk primary key (message_id, subscription_id),
  constraint delivery_ended_whole check ((ended_at is null) = (state = 'waiting'))
);
comment on table notices.delivery is
  'A message on its way to a browser. needless: read before, or what it speaks of had begun. why: what the last attempt came to, never an address.';
create index delivery_failed on notices.delivery (made_at) where state = 'failed' or (state = 'waiting' and attempts > 0);
create index delivery_by_time on notices.delivery (made_at);
select platform.keep_local('notices.delivery');
grant select, insert, update (state, attempts, why, due_at, ended_at), delete on notices.delivery to muster_app;
