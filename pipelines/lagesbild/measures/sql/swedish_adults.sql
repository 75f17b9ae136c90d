-- one row per unit of comparison and group of ages, in the newest year: adults, those without upper secondary
-- education, and those whose education is not known
with
units as (
    select unnest($units) as unit, unnest($area_codes) as area_code
)
select
    unit,
    year,
    age_group,
    cast(sum(population_persons) as bigint) as adults_persons,
    cast(sum(population_persons) filter (level = 'pre_upper_secondary') as bigint) as without_persons,
    cast(coalesce(sum(population_persons) filter (level = 'unknown'), 0) as bigint) as unknown_persons,
    list(distinct source_id order by source_id) as sources
from units
join mart_sweden__education using (area_code)
where list_contains($age_groups, age_group) and year = (select max(year) from mart_sweden__education)
group by unit, year, age_group
order by unit, year, age_group
