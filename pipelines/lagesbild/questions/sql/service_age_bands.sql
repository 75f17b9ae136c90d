-- one row per service age band, year and kind
with
bands(band, age_from, age_to) as (
    values ('0-5', 0, 5), ('6', 6, 6), ('7-12', 7, 12), ('13-15', 13, 15), ('16-18', 16, 18),
    ('15-64', 15, 64), ('65+', 65, 100), ('75+', 75, 100), ('85+', 85, 100)
)
select
    band,
    age_from,
    age_to,
    year,
    kind,
    cast(sum(population_persons) as bigint) as population_persons,
    bool_or(population_persons is null) as lacks_oldest,
    string_agg(distinct source_id, ',' order by source_id) as source_ids
from bands
join mart_area__population on age_years between age_from and age_to
where list_contains($units, area_code) and sex = 'total'
group by band, age_from, age_to, year, kind
order by age_from, age_to, year, kind
