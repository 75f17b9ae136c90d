-- one row per municipality of a county, in the newest year: adults and those without upper secondary education
select
    area_code,
    name_fi,
    name_sv,
    name_en,
    year,
    cast(sum(population_persons) as bigint) as adults_persons,
    cast(sum(population_persons) filter (level = 'pre_upper_secondary') as bigint) as without_persons,
    any_value(geometry) as geometry,
    [any_value(education.source_id), any_value(boundary.source_id)] as sources
from mart_sweden__boundary as boundary
join mart_sweden__education as education using (area_code)
where
    county_code = $county_code
    and list_contains($age_groups, age_group)
    and year = (select max(year) from mart_sweden__education)
group by area_code, name_fi, name_sv, name_en, year
order by area_code
