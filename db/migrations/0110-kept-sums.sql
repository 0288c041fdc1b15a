set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

-- Sums by the hour are written with the rows. Hours that are over are added up once more, by figure and day, so that a month of a county
-- is read in hundreds of sums and not in millions. See docs/decisions/0012.
create table platform.day_sum (
  precinct_id bigint not null,
  response_id uuid not null,
  figure text not null,
  dimension text not null,
  day date not null,
  area_id bigint not null,
  part text not null,
  value numeric not null,
  constraint day_sum_pk primary key (response_id, figure, dimension, day, precinct_id, area_id, part)
);
comment on table platform.day_sum is
  'Figures of hours that are closed, by local day: by post and its area, and by each other dimension and hour in the whole precinct. `figure` names the definition too.';
select platform.distribute('platform.day_sum');
alter table platform.day_sum enable row level security;
alter table platform.day_sum force row level security;
create policy day_sum_scope on platform.day_sum to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)
  with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy day_sum_owner on platform.day_sum to current_user using (true) with check (true);
grant select, insert, update on platform.day_sum to muster_app;

create table platform.sum_mark (
  figure text not null constraint sum_mark_pk primary key,
  closed_until timestamptz not null
);
comment on table platform.sum_mark is 'Up to which hour a figure''s sums stand in day_sum. What comes in later for such an hour is written down as late.';
select platform.keep_local('platform.sum_mark');
grant select, insert, update on platform.sum_mark to muster_app;

create table checkpoints.passage_late (
  precinct_id bigint not null,
  id uuid not null default gen_random_uuid(),
  response_id uuid not null,
  area_id bigint not null,
  checkpoint_id uuid not null,
  hour timestamptz not null,
  subject text not null,
  direction text not null,
  decision text not null,
  reason text not null,
  permit_kind text not null,
  origin_class text not null,
  n bigint not null,
  people bigint not null,
  fevers bigint not null,
  constraint passage_late_pk primary key (precinct_id, id)
);
comment on table checkpoints.passage_late is
  'What was added to passage_tally (or taken from it) long after its hour; read beside day_sum until the next closing adds it there.';
create index passage_late_by_response on checkpoints.passage_late (response_id, hour);
select platform.distribute('checkpoints.passage_late');
alter table checkpoints.passage_late enable row level security;
alter table checkpoints.passage_late force row level security;
create policy passage_late_scope on checkpoints.passage_late to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)
  with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy passage_late_owner on checkpoints.passage_late to current_user using (true) with check (true);
grant select, insert, delete on checkpoints.passage_late to muster_app;

create table checkpoints.goods_tally (
  precinct_id bigint not null,
  response_id uuid not null,
  area_id bigint not null,
  checkpoint_id uuid not null,
  hour timestamptz not null,
  subject text not null,
  direction text not null,
  decision text not null,
  reason text not null,
  permit_kind text not null,
  origin_class text not null,
  goods_kind text not null,
  n bigint not null,
  kilograms numeric not null,
  constraint goods_tally_pk primary key
    (precinct_id, response_id, area_id, checkpoint_id, hour, subject, direction, decision, reason, permit_kind, origin_class, goods_kind),
  constraint goods_tally_not_negative check (n >= 0 and kilograms >= 0)
);
comment on table checkpoints.goods_tally is 'Goods by weight, added up as passages are; written with the rows, so always equal to them.';
create index goods_tally_by_response on checkpoints.goods_tally (response_id, hour);
select platform.distribute('checkpoints.goods_tally');
alter table checkpoints.goods_tally enable row level security;
alter table checkpoints.goods_tally force row level security;
create policy goods_tally_scope on checkpoints.goods_tally to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)
  with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy goods_tally_owner on checkpoints.goods_tally to current_user using (true) with check (true);
grant select, insert, update on checkpoints.goods_tally to muster_app;

create table checkpoints.goods_late (
  precinct_id bigint not null,
  id uuid not null default gen_random_uuid(),
  response_id uuid not null,
  area_id bigint not null,
  checkpoint_id uuid not null,
  hour timestamptz not null,
  subject text not null,
  direction text not null,
  decision text not null,
  reason text not null,
  permit_kind text not null,
  origin_class text not null,
  goods_kind text not null,
  n bigint not null,
  kilograms numeric not null,
  constraint goods_late_pk primary key (precinct_id, id)
);
comment on table checkpoints.goods_late is 'For goods_tally what passage_late is for passage_tally.';
create index goods_late_by_response on checkpoints.goods_late (response_id, hour);
select platform.distribute('checkpoints.goods_late');
alter table checkpoints.goods_late enable row level security;
alter table checkpoints.goods_late force row level security;
create policy goods_late_scope on checkpoints.goods_late to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)
  with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange);
create policy goods_late_owner on checkpoints.goods_late to current_user using (true) with check (true);
grant select, insert, delete on checkpoints.goods_late to muster_app;

insert into checkpoints.goods_tally
  select precinct_id, response_id, area_id, checkpoint_id, date_trunc('hour', made_at, 'Asia/Shanghai'), subject, direction, decision, reason,
    permit_kind, origin_class, goods_kind, count(*), sum(kilograms)
  from checkpoints.goods_passage where superseded_at is null group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12;

-- A page of a figure's rows walks one of these, newest first; what is rare has an index of its own, which common passages cost nothing.
create index passage_by_precinct on checkpoints.passage (precinct_id, response_id, made_at desc, id desc);
create index passage_not_passed on checkpoints.passage (response_id, made_at desc, id desc) where decision <> 'passed';
create index passage_with_fever on checkpoints.passage (response_id, made_at desc, id desc) where fevers > 0;
create index passage_with_goods on checkpoints.passage (response_id, made_at desc, id desc) where goods_kind is not null;
-- As of a moment: what came in since for times before, and what was corrected since.
create index passage_came_late on checkpoints.passage (response_id, received_at, made_at) where received_at - made_at >= interval '15 minutes';
create index passage_superseded on checkpoints.passage (response_id, superseded_at) where superseded_at is not null;

-- People are counted from sums too: a list of a million says how many it is of.
create table people.person_tally (
  precinct_id bigint not null,
  response_id uuid not null,
  area_id bigint not null,
  -- All zeros where a person is in no body: row security sees the same people in sums as in rows.
  organisation_id uuid not null,
  hour timestamptz not null,
  document text not null,
  n bigint not null,
  constraint person_tally_pk primary key (precinct_id, response_id, area_id, organisation_id, hour, document),
  constraint person_tally_not_negative check (n >= 0)
);
comment on table people.person_tally is 'People who stand, by home, body, hour of registering and kind of document; written with the rows.';
create index person_tally_by_response on people.person_tally (response_id, area_id);
select platform.distribute('people.person_tally');
alter table people.person_tally enable row level security;
alter table people.person_tally force row level security;
create policy person_tally_scope on people.person_tally to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
    or organisation_id = any (string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[]));
create policy person_tally_owner on people.person_tally to current_user using (true) with check (true);
grant select, insert, update on people.person_tally to muster_app;
insert into people.person_tally
  select precinct_id, response_id, area_id, coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'),
    date_trunc('hour', registered_at, 'Asia/Shanghai'), document, count(*)
  from people.person where superseded_at is null group by 1, 2, 3, 4, 5, 6;

create index person_by_registration on people.person (response_id, registered_at desc, id desc) where superseded_at is null;
create index person_by_precinct on people.person (precinct_id, response_id, registered_at desc, id desc) where superseded_at is null;

-- Keyed marks of each two neighbouring characters of a name, ten bits each and different in each township, by which it is found without
-- opening a township's people. Written once with the row; rows from before have none and are opened instead. See docs/decisions/0012.
alter table people.person add column name_marks integer[];
create index person_name_marks on people.person using gin (name_marks) with (fastupdate = off) where superseded_at is null;
create index person_without_marks on people.person (response_id, area_id, id) where superseded_at is null and name_marks is null;

-- Row security lets an index serve leak-proof operators alone, and looking into an array is none: this finds ids, which the caller
-- then reads under its own scope.
create function people.with_name_marks(response uuid, span_from bigint, span_to bigint, marks integer[], how_many integer)
returns table (precinct_id bigint, id uuid)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select p.precinct_id, p.id from people.person p
    where p.name_marks @> marks and p.superseded_at is null and p.response_id = response
      and p.area_id >= span_from and p.area_id < span_to
    limit how_many;
end $$;
comment on function people.with_name_marks is 'Ids of people whose name may hold what the marks stand for; nothing of them is said, and each is read within the scope.';
revoke all on function people.with_name_marks from public;
grant execute on function people.with_name_marks to muster_app;
