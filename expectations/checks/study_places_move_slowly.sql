-- table: mart_area__study_place
-- column: places_count, first_choice_persons
-- rule: of 50 or more places or applicants of an area and programme, less than three times and more than a third of the year before are there
-- severity: error
select
    now.area_code,
    now.programme,
    now.year,
    before.places_count as year_before_places_count,
    now.places_count,
    before.first_choice_persons as year_before_first_choice_persons,
    now.first_choice_persons
from mart_area__study_place as now
join mart_area__study_place as before
    on
    before.area_code = now.area_code
    and before.programme = now.programme
    and before.year = now.year - 1
    and before.source_id = now.source_id
where
    (
        greatest(now.places_count, before.places_count) >= 50
        and greatest(now.places_count, before.places_count) > 3 * least(now.places_count, before.places_count)
    )
    or (
        greatest(now.first_choice_persons, before.first_choice_persons) >= 50
        and greatest(now.first_choice_persons, before.first_choice_persons)
        > 3 * least(now.first_choice_persons, before.first_choice_persons)
    )
