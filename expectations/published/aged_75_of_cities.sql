-- figure: those aged 75 and over and their share, large cities
-- published: THL, Sotkanet 171
-- computed: from the ages that briefs have
-- rounding: 0.05
-- least: 10
-- copies: recorded/sotkanet/indicator171_2019_2023.json, recorded/sotkanet/regions.json
with
published as (
    select concat('KU', code) as area_code, year, absvalue as aged_persons, value as aged_pct
    from read_json($copies || '/recorded/sotkanet/indicator171_2019_2023.json') as given
    join read_json($copies || '/recorded/sotkanet/regions.json') as region on given.region = region.id
    where category = 'KUNTA'
),
computed as (
    select
        area_code,
        year,
        sum(population_persons) filter (age_years >= 75) as aged_persons,
        100.0 * sum(population_persons) filter (age_years >= 75) / sum(population_persons) as aged_pct
    from mart_area__population
    where kind = 'observed' and sex = 'total'
    group by area_code, year
)
select
    area_code,
    cast(year as varchar) as period,
    unnest(['persons', 'percent']) as figure,
    unnest([published.aged_persons, published.aged_pct]) as published,
    unnest([computed.aged_persons, computed.aged_pct]) as low,
    unnest([computed.aged_persons, computed.aged_pct]) as high
from published
join computed using (area_code, year)
