set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create view duty.meal_due with (security_invoker = true) as
  select meal.precinct_id, meal.id, meal.response_id, meal.area_id, meal.post_id, post.kind, post.name as post_name, meal.day, meal.meal,
    meal.due_at, meal.heads, meal.brought_by, meal.organisation_id, meal.delivered_at, coalesce(meal.delivered_heads, 0) as delivered_heads,
    case when meal.delivered_at is not null then 'delivered' when meal.due_at + interval '30 minutes' <= clock_timestamp() then 'overdue'
      else 'due' end as state,
    meal.received_at, meal.superseded_at
  from duty.meal meal
  join duty.post post on post.id = meal.post_id;
comment on view duty.meal_due is 'Meals as figures count them: due, overdue half an hour after their time, or delivered.';
grant select on duty.meal_due to muster_app;
