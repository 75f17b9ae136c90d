-- figure: births, deaths and migration of 2025, the country
-- published: Statistics Finland, 121w
-- computed: the sum of the municipalities
-- rounding: 0
-- least: 6
with
computed as (
    select
        year,
        sum(births_persons) as births,
        sum(deaths_persons) as deaths,
        sum(natural_increase_persons) as natural_increase,
        sum(net_immigration_persons) as net_immigration,
        sum(change_persons) as change,
        sum(population_persons) as residents
    from mart_area__population_change
    join stg_reference__municipality using (area_code)
    group by year
)
select
    area_code,
    cast(year as varchar) as period,
    unnest(['births', 'deaths', 'natural increase', 'net immigration', 'change', 'residents']) as figure,
    unnest([
        births_persons, deaths_persons, natural_increase_persons, net_immigration_persons, change_persons,
        population_persons
    ]) as published,
    unnest([births, deaths, natural_increase, net_immigration, change, residents]) as low,
    unnest([births, deaths, natural_increase, net_immigration, change, residents]) as high
from raw_statfin__population_change
join computed using (year)
where area_code = 'SSS'
