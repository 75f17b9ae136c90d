-- table: stg_statfin__employed_occupation
-- column: content_code
-- rule: one content of each fetched table counts employed persons, else job openings are not shown
-- severity: warning
-- todo: None says Employed, Työlliset or Sysselsatta in persons; name the right one in pipelines/lagesbild/store/sql/stg_statfin__employed_occupation.sql
with
asked as (
    select 'statfin-115s' as source_id, content_code, content, unit from raw_statfin__employed_occupation
    union all by name
    select 'statfin-115r' as source_id, content_code, content, unit from raw_statfin__employed_occupation_age
)
select distinct source_id, content_code, content, unit
from asked
where source_id not in (select source_id from stg_statfin__employed_occupation)
