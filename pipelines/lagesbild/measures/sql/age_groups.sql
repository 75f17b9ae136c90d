-- one row per unit of comparison, year and kind: persons of broad age groups, each from its first to its last age
with
units as (
    select unnest($roles) as unit, unnest($area_codes) as area_code
),
grouped as (
    select
        *,
        age_years between $children[1] and $children[2] as is_child,
        age_years between $working_age[1] and $working_age[2] as is_of_working_age,
        age_years between $elderly[1] and $elderly[2] as is_elderly,
        age_years between $entering[1] and $entering[2] as is_entering,
        age_years between $leaving[1] and $leaving[2] as is_leaving
    from mart_area__population
    where sex = 'total'
)
select
    unit,
    year,
    kind,
    cast(sum(population_persons) filter (is_child) as bigint) as children_persons,
    cast(sum(population_persons) filter (is_of_working_age) as bigint) as working_age_persons,
    cast(sum(population_persons) filter (is_elderly) as bigint) as elderly_persons,
    cast(sum(population_persons) filter (is_entering) as bigint) as entering_persons,
    cast(sum(population_persons) filter (is_leaving) as bigint) as leaving_persons,
    list(distinct source_id order by source_id) as sources
from units
join grouped using (area_code)
group by unit, year, kind
order by unit, year, kind
