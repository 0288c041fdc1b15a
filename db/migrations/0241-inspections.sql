set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create schema inspections;
comment on schema inspections is 'Visits with a checklist, planned or by surprise; what failed becomes a finding, which is followed as work.';
grant usage on schema inspections to muster_app;

create table inspections.plan (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  name text not null constraint plan_name_filled check (name <> ''),
  checklist_id text not null,
  team text not null,
  rounds integer not null constraint plan_rounds_some check (rounds >= 1 and rounds <= 12),
  bodies integer not null constraint plan_bodies_some check (bodies >= 1),
  made_by uuid not null,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  constraint plan_pk primary key (precinct_id, id)
);
comment on table inspections.plan is 'A number of rounds over a list of bodies with one checklist. team: who goes, in words.';
create index plan_by_response on inspections.plan (response_id, received_at);
select platform.distribute('inspections.plan');
grant select, insert on inspections.plan to muster_app;

create table inspections.planned_visit (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  plan_id uuid not null,
  round integer not null,
  organisation_id uuid not null,
  body_name text not null,
  checklist_id text not null,
  due_at timestamptz not null,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  constraint planned_visit_pk primary key (precinct_id, id),
  constraint planned_visit_once unique (precinct_id, plan_id, round, organisation_id)
);
comment on table inspections.planned_visit is 'One body to be visited in one round of a plan. Its id is that of the work which follows it.';
create index planned_visit_by_plan on inspections.planned_visit (plan_id, round);
create index planned_visit_by_response on inspections.planned_visit (response_id, due_at);
select platform.distribute('inspections.planned_visit');
grant select, insert on inspections.planned_visit to muster_app;

create table inspections.visit (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  kind text not null constraint visit_kind_known check (kind in ('planned', 'surprise')),
  plan_id uuid,
  planned_visit_id uuid,
  round integer,
  organisation_id uuid,
  place text not null constraint visit_place_filled check (place <> ''),
  checklist_id text not null,
  inspectors integer not null constraint visit_inspectors_some check (inspectors >= 1 and inspectors <= 99),
  items integer not null,
  failed integer not null constraint visit_failed_of_items check (failed >= 0 and failed <= items),
  note text,
  visited_by uuid not null,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  constraint visit_pk primary key (precinct_id, id),
  constraint visit_planned_whole check ((kind = 'planned') = (planned_visit_id is not null)
    and (planned_visit_id is null) = (plan_id is null) and (plan_id is null) = (round is null))
);
comment on table inspections.visit is
  'A visit with a checklist, as it was recorded in the field. items: points checked and found right or wrong, failed: found wrong; inspectors: how many went.';
create unique index visit_of_plan_once on inspections.visit (precinct_id, planned_visit_id) where planned_visit_id is not null;
create index visit_by_response on inspections.visit (response_id, made_at desc, id desc);
create index visit_by_body on inspections.visit (organisation_id, made_at desc) where organisation_id is not null;
select platform.distribute('inspections.visit');
grant select, insert on inspections.visit to muster_app;

create table inspections.answer (
  precinct_id bigint not null,
  id uuid not null,
  visit_id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  organisation_id uuid,
  place text not null,
  checklist_id text not null,
  item_id text not null,
  outcome text not null constraint answer_outcome_known check (outcome in ('passed', 'failed', 'notApplicable', 'noted')),
  said text,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  constraint answer_pk primary key (precinct_id, id),
  constraint answer_once unique (precinct_id, visit_id, item_id),
  constraint answer_visit_fk foreign key (precinct_id, visit_id) references inspections.visit (precinct_id, id),
  constraint answer_said_what_failed check (outcome not in ('failed', 'noted') or said is not null)
);
comment on table inspections.answer is 'What was found on one point of the checklist at one visit; said: what was wrong, or the answer in words.';
select platform.distribute('inspections.answer');
grant select, insert on inspections.answer to muster_app;

create table inspections.finding (
  precinct_id bigint not null,
  id uuid not null,
  visit_id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  organisation_id uuid,
  place text not null,
  checklist_id text not null,
  item_id text not null,
  said text not null,
  due_at timestamptz not null,
  command_id uuid not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  constraint finding_pk primary key (precinct_id, id),
  constraint finding_answer_fk foreign key (precinct_id, visit_id, item_id)
    references inspections.answer (precinct_id, visit_id, item_id)
);
comment on table inspections.finding is 'What an inspection found wrong. Its id is that of the work that follows it until it is closed.';
create index finding_by_response on inspections.finding (response_id, made_at);
create index finding_by_visit on inspections.finding (visit_id);
create index finding_by_body on inspections.finding (organisation_id, made_at desc) where organisation_id is not null;
select platform.distribute('inspections.finding');
grant select, insert on inspections.finding to muster_app;

-- Within one's areas, or about one of one's bodies.
do $$ declare relation text; begin
  foreach relation in array array['plan', 'planned_visit', 'visit', 'answer', 'finding'] loop
    execute format('alter table inspections.%I enable row level security', relation);
    execute format('alter table inspections.%I force row level security', relation);
    if relation = 'plan' then
      execute format($policy$create policy %I on inspections.%I to muster_app
        using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange)$policy$, relation || '_scope', relation);
    else
      execute format($policy$create policy %I on inspections.%I to muster_app
        using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
          or organisation_id = any (string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[]))$policy$,
        relation || '_scope', relation);
    end if;
    execute format('create policy %I on inspections.%I to current_user using (true) with check (true)', relation || '_owner', relation);
  end loop;
end $$;
