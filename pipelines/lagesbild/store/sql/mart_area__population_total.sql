-- one row per area, year and kind
with
by_age as (
    select
        area_code,
        year,
        sum(population_persons) as population_persons,
        kind,
        max(age_years) filter (population_persons is not null) as highest_age_years,
        source_id
    from stg_statfin__population
    where sex = 'total'
    group by all
),
-- totals without age fill the years that no table by age holds for municipalities
without_age as (
    select area_code, year, population_persons, 'observed' as kind, 100 as highest_age_years, source_id
    from stg_statfin__population_total
    where year not in (select year from by_age where kind = 'observed' and area_code like 'KU%')
),
totals as (
    select * from by_age
    union all
    select * from without_age
)
select
    part.area_code,
    year,
    sum(population_persons) as population_persons,
    kind,
    min(highest_age_years) as highest_age_years,
    source_id
from stg_reference__part as part
join totals on totals.area_code = part_code
group by all
