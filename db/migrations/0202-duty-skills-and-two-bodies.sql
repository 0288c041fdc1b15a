set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

-- A body proposes skills of its members, wherever they live, and sees what became of them.
alter table duty.member_skill add column organisation_id uuid;
alter table duty.member_skill add column proposed_by uuid;
alter table duty.member_skill add column ended_by uuid;
alter table duty.member_skill add column ended_why text;
comment on column duty.member_skill.organisation_id is 'The member''s body when the skill was said.';
comment on column duty.member_skill.ended_why is 'Why it was turned down, or counts no longer.';
update duty.member_skill skill set organisation_id = member.organisation_id from duty.member member where member.id = skill.member_id;

drop policy member_skill_scope on duty.member_skill;
create policy member_skill_scope on duty.member_skill to muster_app
  using (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
    or organisation_id = any (string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[]))
  with check (area_id <@ nullif(current_setting('muster.scope', true), '')::int8multirange
    or organisation_id = any (string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[]));
create index member_skill_ending on duty.member_skill (valid_until) where ended_at is null and approved_at is not null;

-- Dual check-in: somebody serves once, and the body where they work and the one where they live both see it.
create policy member_community on duty.member for select to muster_app
  using (community_id = any (string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[]));
create policy attendance_bodies on duty.attendance for select to muster_app
  using (organisation_id = any (string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[])
    or community_id = any (string_to_array(nullif(current_setting('muster.organisations', true), ''), ',')::uuid[]));
create index attendance_by_body on duty.attendance (organisation_id, day) where superseded_at is null;
create index attendance_by_community on duty.attendance (community_id, day) where community_id is not null and superseded_at is null;

create function duty.post_names(ids uuid[]) returns table (id uuid, name text, area_id bigint)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select p.id, p.name, p.area_id from duty.post p where p.id = any(ids);
end $$;
comment on function duty.post_names is 'What posts are called, for whoever sees an attendance there; their ids are learnt from rows in sight.';
revoke all on function duty.post_names from public;
grant execute on function duty.post_names to muster_app;
