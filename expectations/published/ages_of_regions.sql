-- figure: residents of 2019 by sex and single age
-- published: Statistics Finland, 11re, regions on the division of 2026
-- computed: the sum of the region's municipalities
-- rounding: 0
-- least: 3838
with
published as (
    select area_code, year, if(sex_code = '1', 'men', 'women') as sex, age_years, population_persons
    from raw_statfin__population_region
    where year = 2019 and sex_code <> 'SSS' and area_code <> 'SSS'
),
computed as (
    select region_code as area_code, year, sex, age_years, sum(population_persons) as population_persons
    from mart_area__population
    join stg_reference__municipality using (area_code)
    where kind = 'observed'
    group by all
)
select
    area_code,
    cast(year as varchar) as period,
    concat_ws(' ', sex, age_years) as figure,
    published.population_persons as published,
    computed.population_persons as low,
    computed.population_persons as high
from published
left join computed using (area_code, year, sex, age_years)
