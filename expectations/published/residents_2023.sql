-- figure: residents at the end of 2023, regions of which the copy has every municipality
-- published: Statistics Finland, 11lj, municipalities
-- computed: the sum of the ages of the regional series
-- rounding: 0
-- least: 18
-- copies: finland/ages/population_municipality_preliminary_2025M01_11lj.csv
with
listed as (
    from read_csv($copies || '/finland/ages/population_municipality_preliminary_2025M01_11lj.csv')
),
published as (
    select region_code as area_code, sum(population_2023_12_31) as population_persons
    from raw_statfin__municipality_division as division
    left join listed on area_code = code
    where year = 2024
    group by region_code
    having count(code) = count(*)
),
computed as (
    select area_code, year, sum(population_persons) as population_persons
    from mart_area__population
    where kind = 'observed' and sex = 'total' and year = 2023
    group by area_code, year
)
select
    area_code,
    cast(year as varchar) as period,
    'residents' as figure,
    published.population_persons as published,
    computed.population_persons as low,
    computed.population_persons as high
from published
join computed using (area_code)
