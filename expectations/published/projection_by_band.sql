-- figure: the projection by service age, municipalities and groups
-- published: Statistics Finland, 14wx, municipalities on the division of 2024
-- computed: the bands of briefs, groups as the sum of their members
-- rounding: 0
-- least: 7656
with
bands as (
    select
        unnest(['0-5', '6', '7-12', '13-15', '16-18', '15-64', '65-99', '75-99']) as figure,
        unnest([0, 6, 7, 13, 16, 15, 65, 75]) as age_from,
        unnest([5, 6, 12, 15, 18, 64, 99, 99]) as age_to
),
members as (
    select area_code as member_code, area_code
    from stg_reference__municipality
    union all
    select member_code, group_code
    from stg_reference__group
),
published as (
    select members.area_code, year, figure, sum(population_persons) as population_persons
    from raw_statfin__projection_municipality as projection
    left join stg_reference__successor as successor using (area_code)
    join members on coalesce(successor_code, projection.area_code) = member_code
    join bands on try_cast(age_code as integer) between age_from and age_to
    where sex_code = 'SSS'
    group by members.area_code, year, figure
)
select
    area_code,
    cast(year as varchar) as period,
    figure,
    published.population_persons as published,
    sum(mart.population_persons) as low,
    sum(mart.population_persons) as high
from published
join bands using (figure)
join mart_area__population as mart using (area_code, year)
where kind = 'projected' and sex = 'total' and age_years between age_from and age_to
group by area_code, year, figure, published.population_persons
