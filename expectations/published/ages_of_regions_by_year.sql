-- figure: residents of each year 1972–2018 in eight age groups, regions and the country
-- published: Statistics Finland, population structure, municipalities on the division of 2019
-- computed: the sum of the single ages of the regional series
-- rounding: 0
-- least: 7520
-- copies: finland/ages/population_municipality_age_groups_1972_2018.csv.gz
with
published as (
    select
        unnest([region_code, 'SSS']) as area_code,
        year,
        age as figure,
        value as population_persons
    from read_csv($copies || '/finland/ages/population_municipality_age_groups_1972_2018.csv.gz') as listed
    left join stg_reference__successor as successor on listed.code = successor.area_code
    join stg_reference__municipality as municipality
        on coalesce(successor_code, listed.code) = municipality.area_code
    where age <> 'SSS'
),
computed as (
    select
        area_code,
        year,
        case
            when age_years < 18 then '0-17'
            when age_years < 25 then '18-24'
            when age_years < 75 then concat(10 * ((age_years - 5) // 10) + 5, '-', 10 * ((age_years - 5) // 10) + 14)
            else '75-'
        end as figure,
        sum(population_persons) as population_persons
    from mart_area__population
    where kind = 'observed' and sex = 'total'
    group by all
)
select
    area_code,
    cast(year as varchar) as period,
    figure,
    sum(published.population_persons) as published,
    any_value(computed.population_persons) as low,
    any_value(computed.population_persons) as high
from published
join computed using (area_code, year, figure)
group by area_code, year, figure
