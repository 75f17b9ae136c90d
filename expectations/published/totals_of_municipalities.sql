-- figure: residents of 2025, municipalities and the country
-- published: Statistics Finland, 121w, population at the end of the year
-- computed: the total that briefs have, from 11re
-- rounding: 0
-- least: 309
select
    area_code,
    cast(year as varchar) as period,
    'residents' as figure,
    raw_statfin__population_change.population_persons as published,
    total.population_persons as low,
    total.population_persons as high
from raw_statfin__population_change
left join (from mart_area__population_total where kind = 'observed') as total using (area_code, year)
