-- one row per unit of comparison and level of education, in the newest year
with
units as (
    select unnest($roles) as unit, unnest($area_codes) as area_code
)
select
    unit,
    year,
    level,
    cast(sum(population_persons) as bigint) as population_persons,
    list(distinct source_id order by source_id) as sources
from units
join mart_area__education using (area_code)
where year = (select max(year) from mart_area__education)
group by unit, year, level
order by unit, year, level
