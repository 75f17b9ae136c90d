-- one row per member municipality, band of ages, year and kind
with
bands(band, age_from, age_to) as (
    values ('all', 0, 100), ('0-5', 0, 5), ('6', 6, 6), ('7-12', 7, 12), ('13-15', 13, 15), ('16-18', 16, 18)
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
    string_agg(distinct source_id, ',' order by source_id) as source_ids
from bands
join mart_area__population as population on age_years between age_from and age_to
join mart_area__area using (area_code)
where list_contains($members, area_code) and sex = 'total'
group by all
order by area_code, band, year, population.kind
