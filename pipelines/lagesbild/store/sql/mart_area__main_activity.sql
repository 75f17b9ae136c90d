-- one row per area and year
-- a year that one of its municipalities lacks is left out
with
parts as (
    select area_code, count(*) as parts_count
    from stg_reference__part
    group by area_code
)
select
    part.area_code,
    year,
    cast(sum(working_age_persons) as bigint) as working_age_persons,
    cast(sum(working_age_employed_persons) as bigint) as working_age_employed_persons,
    cast(sum(working_age_unemployed_persons) as bigint) as working_age_unemployed_persons,
    cast(sum(student_persons) as bigint) as student_persons,
    source_id
from stg_reference__part as part
join stg_statfin__main_activity as active on active.area_code = part_code
join parts on parts.area_code = part.area_code
group by part.area_code, year, source_id, parts_count
having count(*) = parts_count
