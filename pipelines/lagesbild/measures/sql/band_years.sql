-- one row per band of ages, year and kind
with
bands as (
    select unnest($bands) as band, unnest($ages_from) as age_from, unnest($ages_to) as age_to
)
select
    band,
    age_from,
    age_to,
    year,
    kind,
    cast(sum(population_persons) as bigint) as population_persons,
    bool_or(population_persons is null) as lacks_oldest,
    list(distinct source_id order by source_id) as sources
from bands
join mart_area__population on age_years between age_from and age_to
where list_contains($codes, area_code) and sex = 'total'
group by band, age_from, age_to, year, kind
order by age_from, age_to, year, kind
