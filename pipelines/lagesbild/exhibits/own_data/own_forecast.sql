-- one row per subject, band of ages and year of the area, with the official figure of the same ages and year
with
official as (
    select
        age_from,
        age_to,
        year,
        cast(sum(population_persons) as bigint) as official_persons,
        list(distinct source_id order by source_id) as sources
    from (select distinct age_from, age_to, year from mart_reference__own_forecast where area_code = $area_code)
    join mart_area__population as population using (year)
    where
        list_contains($codes, population.area_code)
        and sex = 'total'
        and age_years between age_from and age_to
        and population.kind = 'projected'
    group by age_from, age_to, year
)
select
    forecast.* exclude (area_code),
    official_persons,
    coalesce(sources, []) as sources
from mart_reference__own_forecast as forecast
left join official using (age_from, age_to, year)
where area_code = $area_code
order by subject desc, age_from, age_to, year
