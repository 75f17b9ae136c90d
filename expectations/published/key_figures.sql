-- figure: residents of 2025; of regions and the country the shares under 15 and from 65 on, and mean age, too
-- published: Statistics Finland, 11ra (transcribed: key_figures_2025.csv)
-- computed: from the ages that briefs have; mean age of whole years and a half
-- rounding: 0.05
-- least: 103
-- Those of 31 December 2025 on the division of 2026; CC BY 4.0. Transcribed from an answer of the service that a public
-- project keeps (github.com/OskarWestmeijer/maps, static/data/age_register_kunnat_11ra.json). Two groups have the
-- municipalities of an area of another classification: SK052 and MK07.
with
computed as (
    select
        area_code,
        year,
        sum(population_persons) as residents,
        100.0 * sum(population_persons) filter (age_years < 15) / sum(population_persons) as under_15_pct,
        100.0 * sum(population_persons) filter (age_years >= 65) / sum(population_persons) as over_64_pct,
        sum(population_persons * (age_years + 0.5)) / sum(population_persons) as mean_age_years
    from mart_area__population
    where kind = 'observed' and sex = 'total' and (area_code like 'MK%' or area_code = 'SSS')
    group by area_code, year
),
figures as (
    from (
        unpivot computed
        on residents, under_15_pct, over_64_pct, mean_age_years
        into name figure value computed_value
    )
    union all by name
    select area_code, year, 'residents' as figure, population_persons as computed_value
    from mart_area__population_total
    where kind = 'observed' and area_code not in (select area_code from computed)
)
select
    area_code,
    cast(year as varchar) as period,
    figure,
    published_value as published,
    computed_value as low,
    computed_value + if(figure = 'mean_age_years', 0.01, 0) as high
from read_csv($figures || '/key_figures_2025.csv')
join figures using (area_code, year, figure)
