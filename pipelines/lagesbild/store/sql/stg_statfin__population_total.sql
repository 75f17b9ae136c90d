-- one row per municipality and year
with
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
left join stg_reference__successor using (area_code)
group by all
