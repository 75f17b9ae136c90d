-- table: stg_statfin__employed_occupation
-- column: employed_persons
-- rule: employed persons are whole numbers
-- severity: error
-- todo: See the unit in the newest snapshot in data/raw/statfin-115s or statfin-115r; without this table: move that snapshot away, then: lagesbild build
with
asked as (
    select 'statfin-115s' as source_id, content_code, unit, value from raw_statfin__employed_occupation
    union all by name
    select 'statfin-115r' as source_id, content_code, unit, value from raw_statfin__employed_occupation_age
),
counted as (
    select distinct source_id, content_code from stg_statfin__employed_occupation
)
select source_id, content_code, unit, count(*) as broken_values
from asked
join counted using (source_id, content_code)
where value <> floor(value)
group by all
