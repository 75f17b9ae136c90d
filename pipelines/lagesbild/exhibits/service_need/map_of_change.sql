-- one row per municipality, year and kind: persons of the ages asked for, of the members and those that border on them
with
shown as (
    select unnest($members) as area_code
    union
    select neighbour_code from mart_area__neighbour where list_contains($members, area_code)
)
select
    area_code,
    name_fi,
    name_sv,
    name_en,
    list_contains($members, area_code) as is_member,
    year,
    population.kind,
    cast(sum(population_persons) as bigint) as population_persons,
    any_value(geometry) as geometry,
    list_concat(list(distinct population.source_id), list(distinct boundary.source_id)) as sources
from shown
join mart_area__area using (area_code)
join mart_area__boundary as boundary using (area_code)
join mart_area__population as population using (area_code)
where sex = 'total' and age_years between $age_from and $age_to
group by area_code, name_fi, name_sv, name_en, year, population.kind
order by area_code, year, population.kind
