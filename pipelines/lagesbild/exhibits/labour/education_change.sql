-- one row per unit of comparison and year: persons of any level of education, and of two
-- years that not every area of a unit has are left out
with
units as (
    select unnest($roles) as unit, unnest($area_codes) as area_code
),
counted as (
    select
        unit,
        year,
        sum(population_persons) as population_persons,
        sum(population_persons) filter (level = 'basic') as basic_persons,
        sum(population_persons) filter (level = 'tertiary') as tertiary_persons,
        count(distinct area_code) as areas_count,
        list(distinct source_id order by source_id) as sources
    from units
    join mart_area__education using (area_code)
    group by unit, year
)
select
    unit,
    year,
    cast(population_persons as bigint) as population_persons,
    cast(basic_persons as bigint) as basic_persons,
    cast(tertiary_persons as bigint) as tertiary_persons,
    sources
from counted
where areas_count = (select count(*) from units where units.unit = counted.unit)
order by unit, year
