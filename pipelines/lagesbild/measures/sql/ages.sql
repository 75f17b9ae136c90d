-- one row per year, kind and single age
select
    year,
    kind,
    age_years,
    cast(sum(population_persons) as bigint) as population_persons,
    list(distinct source_id order by source_id) as sources
from mart_area__population
where list_contains($codes, area_code) and sex = 'total'
group by year, kind, age_years
order by year, kind, age_years
