-- one row per area asked for, year and kind: persons of one group of ages
select
    area_code,
    name_fi,
    name_sv,
    name_en,
    year,
    age_groups.kind,
    cast(population_persons as bigint) as population_persons,
    [source_id] as sources
from mart_area__age_group as age_groups
join mart_area__area using (area_code)
where list_contains($area_codes, area_code) and age_band = $age_band and year <= $horizon
order by area_code, year, age_groups.kind
