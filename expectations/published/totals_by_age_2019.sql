-- figure: residents of 2019, municipalities
-- published: THL, Sotkanet 127
-- computed: the sum of the ages, from 11re
-- rounding: 0
-- least: 308
with
published as (
    select coalesce(successor_code, area_code) as area_code, year, sum(population_persons) as population_persons
    from raw_sotkanet__population_total
    left join stg_reference__successor using (area_code)
    group by all
)
select
    area_code,
    cast(year as varchar) as period,
    'residents' as figure,
    published.population_persons as published,
    sum(ages.population_persons) as low,
    sum(ages.population_persons) as high
from published
join mart_area__population as ages using (area_code, year)
where year = 2019 and kind = 'observed' and sex = 'total'
group by area_code, year, published.population_persons
