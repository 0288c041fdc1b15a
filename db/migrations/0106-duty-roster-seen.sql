set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

-- A county's roster is made for posts of its townships: whoever serves or leads there sees that it is published, or their shifts would
-- be nobody's. It is changed by whoever has the county, as before. The span of an area is told by the zeros at its end.
create policy roster_seen on duty.roster for select to muster_app
  using (state <> 'draft' and nullif(current_setting('muster.scope', true), '')::int8multirange && int8range(area_id, area_id + case
    when area_id = 0 then 1000000000000000000
    when area_id % 10000000000000000 = 0 then 10000000000000000
    when area_id % 100000000000000 = 0 then 100000000000000
    when area_id % 1000000000000 = 0 then 1000000000000
    when area_id % 1000000000 = 0 then 1000000000
    when area_id % 1000000 = 0 then 1000000
    when area_id % 1000 = 0 then 1000
    else 1 end));
