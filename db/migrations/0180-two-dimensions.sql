set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

-- Sums of days are kept by two dimensions as well, so that one part of a figure can be taken apart once more. They begin anew: until
-- the next closing, at a quarter past, figures are read from the hours. See docs/decisions/0012.
truncate platform.day_sum;
truncate platform.sum_mark;
alter table platform.day_sum drop constraint day_sum_pk;
alter table platform.day_sum add column other text not null default '';
alter table platform.day_sum
  add constraint day_sum_pk primary key (response_id, figure, dimension, day, precinct_id, area_id, part, other);
comment on table platform.day_sum is
  'Figures of hours that are closed, by local day: by each dimension, by each two (part and other) and by the hour; with the post among them in the post''s area, otherwise in the whole precinct. `figure` names the definition too.';

-- As of a moment: goods that came in since for times before; passages without goods cost it nothing.
create index passage_goods_came_late on checkpoints.passage (response_id, received_at, made_at)
  where goods_kind is not null and received_at - made_at >= interval '15 minutes';
