-- figure: residents aged 15 and over by level of education, regions and the country
-- published: Statistics Finland, 12bs
-- computed: the sum of the municipalities
-- rounding: 0
-- least: 60
with
computed as (
    select unnest([region_code, 'SSS']) as area_code, year, level, population_persons
    from mart_area__education
    join stg_reference__municipality using (area_code)
),
published as (
    select
        area_code,
        year,
        unnest(['basic', 'upper_secondary', 'tertiary']) as level,
        unnest([
            basic_persons, upper_secondary_persons + specialist_vocational_persons, tertiary_persons
        ]) as population_persons
    from raw_statfin__education
)
select
    area_code,
    cast(year as varchar) as period,
    level as figure,
    published.population_persons as published,
    sum(computed.population_persons) as low,
    sum(computed.population_persons) as high
from published
join computed using (area_code, year, level)
group by area_code, year, level, published.population_persons
