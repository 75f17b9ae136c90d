-- one row per unit of comparison and year: residents aged 18–64 by what they mainly do
-- years that not every area of a unit has are left out
with
units as (
    select unnest($roles) as unit, unnest($area_codes) as area_code
)
select
    unit,
    year,
    cast(sum(working_age_persons) as bigint) as working_age_persons,
    cast(sum(working_age_employed_persons) as bigint) as employed_persons,
    cast(sum(working_age_unemployed_persons) as bigint) as unemployed_persons,
    cast(sum(student_persons) as bigint) as student_persons,
    list(distinct source_id order by source_id) as sources
from units
join mart_area__main_activity using (area_code)
group by unit, year
having count(*) = (select count(*) from units as wanted where wanted.unit = units.unit)
order by unit, year
