set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

alter table access.session add column second_factor_at timestamptz;

create table access.code_app (
  user_id uuid not null constraint code_app_user_fk references access.user_account (id),
  in_use boolean not null,
  sealed_secret bytea not null,
  key_id uuid not null,
  last_step bigint not null default 0,
  made_at timestamptz not null,
  constraint code_app_pk primary key (user_id, in_use)
);
comment on table access.code_app is
  'Secrets shared with code apps (RFC 6238), sealed. One in use for each account, and one that is being set up. last_step: no code opens twice.';
select platform.keep_local('access.code_app');
grant select, insert, update, delete on access.code_app to muster_app;
