-- one row per municipality and year
with
successor as (
    select area_code, merged_into_code as successor_code from raw_reference__mergers
),
together as (
    select area_code, year, population_persons, 'sotkanet-127' as source_id
    from raw_sotkanet__population_total
    where year not in (select year from raw_statfin__population_total)
    union all
    select area_code, year, population_persons, 'statfin-11re-total'
    from raw_statfin__population_total
    where sex_code = 'SSS' and area_code like 'KU%'
)
select coalesce(successor_code, area_code) as area_code, year, sum(population_persons) as population_persons, source_id
from together
left join successor using (area_code)
group by all
