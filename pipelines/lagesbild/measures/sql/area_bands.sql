-- one row per area, band of ages, year and kind
with
bands as (
    select unnest($bands) as band, unnest($ages_from) as age_from, unnest($ages_to) as age_to
)
select
    area_code,
    name_fi,
    name_sv,
    name_en,
    band,
    year,
    population.kind,
    cast(sum(population_persons) as bigint) as population_persons,
    bool_or(population_persons is null) as lacks_oldest,
    list(distinct source_id order by source_id) as sources
from bands
join mart_area__population as population on age_years between age_from and age_to
join mart_area__area using (area_code)
where list_contains($area_codes, area_code) and sex = 'total'
group by all
order by area_code, band, year, population.kind
