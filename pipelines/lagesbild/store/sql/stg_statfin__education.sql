-- one row per area, year and level
-- upper secondary is what lies between basic and tertiary, so that it holds specialist vocational qualifications
with
levels as (
    unpivot (
        select
            area_code,
            year,
            basic_persons as basic,
            post_basic_persons - tertiary_persons as upper_secondary,
            tertiary_persons as tertiary
        from raw_statfin__education
        where area_code like 'KU%' or area_code like 'MK%' or area_code = 'SSS'
    )
    on basic, upper_secondary, tertiary into name level value population_persons
)
select area_code, year, level, population_persons, 'statfin-12bs' as source_id
from levels
