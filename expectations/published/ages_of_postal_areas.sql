-- figure: shares of ages at the end of 2024 in percent, municipalities of 2,000 or more whose postal areas are nearly theirs
-- published: Statistics Finland, Paavo 2026
-- computed: the projection's 2024, which briefs call today
-- rounding: 1
-- least: 1
-- copies: finland/ages/population_municipality_age_groups_2024_paavo.csv, finland/ages/population_municipality_age_groups_2024_paavo_coverage.csv
with
bands as (
    select
        unnest(['0-6', '7-15', '16-64', '65-74', '75-']) as figure,
        unnest([0, 7, 16, 65, 75]) as age_from,
        unnest([6, 15, 64, 74, 100]) as age_to
),
published as (
    select listed.code as area_code, figure, sum(value) as persons
    from read_csv($copies || '/finland/ages/population_municipality_age_groups_2024_paavo.csv') as listed
    join read_csv($copies || '/finland/ages/population_municipality_age_groups_2024_paavo_coverage.csv') using (code)
    join bands on try_cast(regexp_extract(age, '^[0-9]+') as integer) between age_from and age_to
    where usable and paavo_total_2024 >= 2000
    group by listed.code, figure
),
computed as (
    select area_code, year, figure, sum(population_persons) as persons
    from mart_area__population
    join bands on age_years between age_from and age_to
    where kind = 'projected' and sex = 'total' and year = 2024
    group by area_code, year, figure
)
select
    area_code,
    cast(year as varchar) as period,
    figure,
    100.0 * published.persons / sum(published.persons) over (partition by area_code) as published,
    100.0 * computed.persons / sum(computed.persons) over (partition by area_code) as low,
    100.0 * computed.persons / sum(computed.persons) over (partition by area_code) as high
from published
join computed using (area_code, figure)
