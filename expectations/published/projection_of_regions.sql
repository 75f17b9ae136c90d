-- figure: the projection by single age up to 99
-- published: Statistics Finland, 14wx, regions
-- computed: the sum of the region's municipalities
-- rounding: 0
-- least: 5700
with
computed as (
    select region_code as area_code, year, age_years, sum(population_persons) as population_persons
    from mart_area__population
    join stg_reference__municipality using (area_code)
    where kind = 'projected' and sex = 'total' and population_persons is not null
    group by all
)
select
    area_code,
    cast(year as varchar) as period,
    concat_ws(' ', 'age', age_years) as figure,
    raw_statfin__projection_region.population_persons as published,
    computed.population_persons as low,
    computed.population_persons as high
from raw_statfin__projection_region
join computed using (area_code, year, age_years)
where sex_code = 'SSS'
