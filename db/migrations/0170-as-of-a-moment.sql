set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

-- What depends on the clock (nobody staffed within four hours, past its deadline) depends on the moment that is asked about.
create function platform.as_of() returns timestamptz language sql stable as $$
  select nullif(current_setting('muster.as_of', true), '')::timestamptz
$$;
comment on function platform.as_of() is 'The moment as of which figures are asked for in this transaction; null: now.';
grant execute on function platform.as_of() to muster_app;

alter table duty.post_staff add column was_until timestamptz;
comment on column duty.post_staff.was_until is 'Until when they were to be there, before they were taken off at until_at.';

create or replace view duty.standing_post with (security_invoker = true) as
  select post.id, post.response_id, post.precinct_id, post.area_id, post.kind, post.post_kind, post.name, post.place,
    post.opened_at, post.opened_at as received_at, post.closed_at as superseded_at,
    not isempty(
      duty.open_spans(post.opens_minute, post.shuts_minute, tstzrange(soon.moment, soon.moment + interval '4 hours'))
      - coalesce((select range_agg(tstzrange(staff.from_at,
            case when staff.was_until is not null and platform.as_of() < staff.until_at then staff.was_until else staff.until_at end))
          from duty.post_staff staff
          where staff.post_id = post.id and (staff.cancelled_at is null or staff.cancelled_at > platform.as_of())
            and (platform.as_of() is null or staff.received_at <= platform.as_of())), '{}')
      - coalesce((select range_agg(tstzrange(served.from_at, served.until_at)) from duty.assignment served
          join duty.roster roster on roster.id = served.roster_id
          where served.post_id = post.id and (served.superseded_at is null or served.superseded_at > platform.as_of())
            and (platform.as_of() is null or served.received_at <= platform.as_of() and roster.published_at <= platform.as_of())
            and served.until_at > soon.moment and roster.state <> 'draft'), '{}')
    ) as bare_soon
  from duty.post post
  cross join lateral (select coalesce(platform.as_of(), clock_timestamp()) as moment) soon;
comment on view duty.standing_post is
  'Posts as figures count them: a closed post stands no longer. bare_soon: within its hours, some time of the four hours from now, or from platform.as_of(), nobody is staffed there or on a published shift.';
