-- one row per unit of comparison and year: residents by mother tongue; years in which an area of a unit lacks a figure
-- or has a secret one are left out
with
units as (
    select unnest($roles) as unit, unnest($area_codes) as area_code
)
select
    unit,
    year,
    cast(sum(population_persons) as bigint) as population_persons,
    cast(sum(finnish_persons) as bigint) as finnish_persons,
    cast(sum(swedish_persons) as bigint) as swedish_persons,
    cast(sum(foreign_persons) as bigint) as foreign_persons,
    list(distinct source_id order by source_id) as sources
from units
join mart_area__mother_tongue using (area_code)
group by unit, year
having
    least(count(finnish_persons), count(swedish_persons), count(foreign_persons))
    = (select count(*) from units as wanted where wanted.unit = units.unit)
order by unit, year
