-- figure: residents of each year since 2000, regions and the country
-- published: Statistics Finland, 11re, by age on the division of 2026
-- computed: the sum of the municipalities, by THL's Sotkanet 127 until 2022
-- rounding: 0
-- least: 480
-- differs: 24
-- because: the two series differ in themselves, by at most 576 residents: parts of municipalities that moved, corrected years
with
published as (
    select area_code, year, sum(population_persons) as population_persons
    from raw_statfin__population_region
    where sex_code <> 'SSS'
    group by all
),
computed as (
    select unnest([region_code, 'SSS']) as area_code, year, population_persons
    from mart_area__population_total
    join stg_reference__municipality using (area_code)
    where kind = 'observed'
)
select
    area_code,
    cast(year as varchar) as period,
    'residents' as figure,
    any_value(published.population_persons) as published,
    sum(computed.population_persons) as low,
    sum(computed.population_persons) as high
from published
join computed using (area_code, year)
group by area_code, year
