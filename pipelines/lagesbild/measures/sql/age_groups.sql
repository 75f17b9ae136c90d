-- one row per unit of comparison, year and kind: broad age groups
with
units as (
    select unnest($roles) as unit, unnest($area_codes) as area_code
)
select
    unit,
    year,
    kind,
    cast(sum(population_persons) filter (age_years < 15) as bigint) as children_persons,
    cast(sum(population_persons) filter (age_years between 15 and 64) as bigint) as working_age_persons,
    cast(sum(population_persons) filter (age_years >= 65) as bigint) as elderly_persons,
    cast(sum(population_persons) filter (age_years between 15 and 24) as bigint) as entering_persons,
    cast(sum(population_persons) filter (age_years between 55 and 64) as bigint) as leaving_persons,
    list(distinct source_id order by source_id) as sources
from units
join mart_area__population using (area_code)
where sex = 'total'
group by unit, year, kind
order by unit, year, kind
