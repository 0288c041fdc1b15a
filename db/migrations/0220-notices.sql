set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create schema notices;
comment on schema notices is 'What people are told, whether they read it, and how it reached them.';
grant usage on schema notices to muster_app;

-- Spread by person: everybody asks for their own, and for nothing else.
create table notices.message (
  user_id uuid not null,
  id uuid not null,
  key text not null,
  kind text not null,
  params jsonb not null,
  link text not null constraint message_link_inside check (link like '/%' and link not like '//%'),
  begins_at timestamptz,
  made_at timestamptz not null,
  read_at timestamptz,
  constraint message_pk primary key (user_id, id),
  constraint message_once unique (user_id, key)
);
comment on table notices.message is
  'One piece of news to one account. key: what it tells of, so that nobody is told twice; kind and params: its sentence in either language, without names of others; link: a page of the app; begins_at: when what it speaks of begins.';
create index message_unread on notices.message (user_id) where read_at is null;
create index message_by_time on notices.message (made_at);
select platform.distribute('notices.message', 'user_id');
grant select, insert, update (read_at), delete on notices.message to muster_app;
