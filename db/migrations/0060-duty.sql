set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

-- Equality beside overlap in one exclusion constraint. Comes with PostgreSQL; the owner of a database may add it.
create extension if not exists btree_gist;

create schema duty;
comment on schema duty is 'Posts, who is at them, and the orders behind them.';
grant usage on schema duty to muster_app;

create table duty.post (
  id uuid not null constraint post_pk primary key,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  kind text not null constraint post_kind_known
    check (kind in ('gate', 'checkpoint', 'vanguard', 'service', 'samplingSite', 'isolationSite', 'patrol')),
  post_kind text not null,
  name text not null constraint post_name_filled check (name <> ''),
  place text not null,
  opens_minute integer not null constraint post_opens_in_day check (opens_minute >= 0 and opens_minute < 1440),
  shuts_minute integer not null constraint post_shuts_in_day check (shuts_minute > 0 and shuts_minute <= 1440),
  staffing jsonb not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  constraint post_closed_after_opened check (closed_at > opened_at)
);
comment on table duty.post is
  'A place or function with duty, from when it was opened until it was closed. post_kind: the kind in the response''s playbook; minutes count from midnight in Asia/Shanghai.';
create index post_by_response on duty.post (response_id, area_id);
create unique index post_name_once on duty.post (response_id, area_id, name) where closed_at is null;
select platform.replicate('duty.post');
grant select, insert, update on duty.post to muster_app;

create table duty.post_order (
  id uuid not null constraint post_order_pk primary key,
  post_id uuid not null constraint post_order_post_fk references duty.post (id),
  area_id bigint not null,
  deed text not null constraint post_order_deed_known check (deed in ('open', 'move', 'close')),
  title text not null,
  number text not null,
  signed_by text not null,
  signed_on date not null,
  reason text,
  made_by uuid not null,
  received_at timestamptz not null
);
comment on table duty.post_order is 'The order behind the opening, moving or closing of a post: its title, number, who signed it (an office) and when.';
create index post_order_by_post on duty.post_order (post_id, received_at);
select platform.replicate('duty.post_order');
grant select, insert on duty.post_order to muster_app;

create table duty.post_staff (
  id uuid not null constraint post_staff_pk primary key,
  post_id uuid not null constraint post_staff_post_fk references duty.post (id),
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  user_id uuid,
  person_id uuid,
  role text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  cancelled_at timestamptz,
  staffed_by uuid not null,
  received_at timestamptz not null,
  constraint post_staff_somebody check (user_id is not null or person_id is not null),
  constraint post_staff_until_after_from check (until_at > from_at),
  -- Nobody is at two posts at once, whoever staffed them and whatever they could see.
  constraint post_staff_user_at_one_post exclude using gist (user_id with =, tstzrange(from_at, until_at) with &&)
    where (cancelled_at is null and user_id is not null),
  constraint post_staff_person_at_one_post exclude using gist (person_id with =, tstzrange(from_at, until_at) with &&)
    where (cancelled_at is null and person_id is not null)
);
comment on table duty.post_staff is
  'Who serves at a post, in which role, from when until when. Taken off: until_at moves up, or cancelled_at is set when it had not begun.';
create index post_staff_by_post on duty.post_staff (post_id, from_at);
select platform.replicate('duty.post_staff');
grant select, insert, update on duty.post_staff to muster_app;

do $$ declare relation text; begin
  foreach relation in array array['post', 'post_order', 'post_staff'] loop
    execute format('alter table duty.%I enable row level security', relation);
    execute format('alter table duty.%I force row level security', relation);
    execute format($policy$create policy %I on duty.%I to muster_app
      using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)
      with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)$policy$, relation || '_scope', relation);
    execute format('create policy %I on duty.%I to current_user using (true) with check (true)', relation || '_owner', relation);
  end loop;
end $$;

create function duty.open_spans(opens integer, shuts integer, within tstzrange) returns tstzmultirange language sql stable as $$
  select coalesce(range_agg(tstzrange(
      day + make_interval(mins => opens),
      day + make_interval(mins => case when shuts > opens then shuts else shuts + 1440 end)
    )), '{}') * tstzmultirange(within)
  from generate_series(date_trunc('day', lower(within), 'Asia/Shanghai') - interval '1 day', upper(within), interval '1 day') as day
$$;
comment on function duty.open_spans is
  'When a post with these hours is open within a span. Hours that end no later than they begin run into the next day.';
grant execute on function duty.open_spans to muster_app;

create view duty.standing_post with (security_invoker = true) as
  select post.id, post.response_id, post.precinct_id, post.area_id, post.kind, post.post_kind, post.name, post.place,
    post.opened_at, post.opened_at as received_at, post.closed_at as superseded_at,
    not isempty(
      duty.open_spans(post.opens_minute, post.shuts_minute, tstzrange(clock_timestamp(), clock_timestamp() + interval '4 hours'))
      - coalesce((select range_agg(tstzrange(staff.from_at, staff.until_at)) from duty.post_staff staff
          where staff.post_id = post.id and staff.cancelled_at is null), '{}')
    ) as bare_soon
  from duty.post post;
comment on view duty.standing_post is
  'Posts as figures count them: a closed post stands no longer. bare_soon: within its hours, some time of the next four hours nobody is to be there.';
grant select on duty.standing_post to muster_app;
