-- one row per unit of comparison and level of education
with
units as (
    select 'area' as unit, unnest($units) as area_code
    union all
    select 'region', unnest($region_units::varchar[])
    union all
    select 'country', unnest($country_units::varchar[])
)
select
    unit,
    year,
    level,
    cast(sum(population_persons) as bigint) as population_persons,
    string_agg(distinct source_id, ',' order by source_id) as source_ids
from units
join mart_area__education using (area_code)
group by unit, year, level
order by unit, year, level
