-- one row per area asked for and year of single ages: its children some years before, and those of their years of birth
-- whoever is 0–17 at the end of a year is 18–35 eighteen years later: the same years of birth, all of them
with
now as (
    select
        area_code,
        year,
        sum(population_persons) filter (age_years between $years and $years + 17) as now_persons,
        any_value(source_id) as source_id
    from mart_area__population
    where sex = 'total' and kind = 'observed' and list_contains($area_codes, area_code)
    group by area_code, year
)
select
    now.area_code,
    name_fi,
    name_sv,
    name_en,
    now.year,
    cast(children.population_persons as bigint) as before_persons,
    cast(now_persons as bigint) as now_persons,
    [now.source_id, children.source_id] as sources
from now
join mart_area__age_group as children using (area_code)
join mart_area__area as area using (area_code)
where children.age_band = '0-17' and children.kind = 'observed' and children.year = now.year - $years
order by now.area_code, now.year
