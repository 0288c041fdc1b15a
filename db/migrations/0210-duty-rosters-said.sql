set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

-- A printed table hangs on a wall: it carries the number of its publication, not of every placement.
alter table duty.roster add column edition integer not null default 0;
alter table duty.roster add column edition_at timestamptz;
update duty.roster set edition = 1, edition_at = published_at where published_at is not null;
alter table duty.roster add constraint roster_edition_whole check (edition >= 0 and (edition = 0) = (edition_at is null));
comment on column duty.roster.edition is
  'How often it was given out: 1 when it was published, one more each time its changes were given out again. 0: a draft.';
comment on column duty.roster.edition_at is 'When that edition was given out.';

alter table duty.member add column lodging_id bigint;
alter table duty.member add column together text;
alter table duty.member add constraint member_together_filled check (together <> '');
comment on column duty.member.lodging_id is 'The area where they are put up while they serve: walks are counted from there instead of from area_id.';
comment on column duty.member.together is 'Members with the same word here are to serve together where that can be.';
