-- one row per unit of comparison and year: study places and first-choice applicants, of both programmes and in all
with
units as (
    select unnest($roles) as unit, unnest($area_codes) as area_code
)
select
    unit,
    year,
    cast(sum(places_count) as bigint) as places_count,
    cast(sum(first_choice_persons) as bigint) as first_choice_persons,
    cast(coalesce(sum(places_count) filter (programme = 'general'), 0) as bigint) as general_places_count,
    cast(coalesce(sum(first_choice_persons) filter (programme = 'general'), 0) as bigint)
        as general_first_choice_persons,
    cast(coalesce(sum(places_count) filter (programme = 'vocational'), 0) as bigint) as vocational_places_count,
    cast(coalesce(sum(first_choice_persons) filter (programme = 'vocational'), 0) as bigint)
        as vocational_first_choice_persons,
    cast(sum(open_targets_count) as bigint) as open_targets_count,
    (select max(year) from mart_area__study_place) as newest_year,
    list(distinct source_id order by source_id) as sources
from units
join mart_area__study_place using (area_code)
group by unit, year
having sum(places_count) > 0
order by unit, year
