-- one row per area and year
-- a region that the table does not have is the sum of its municipalities; a year with a secret number is left out
with
counted as (
    select
        coalesce(successor_code, area_code) as area_code,
        year,
        activity_code,
        value
    from raw_statfin__main_activity
    left join stg_reference__successor using (area_code)
    where age_band = '18-64' and sex_code = 'SSS' and regexp_matches(content, 'population|väestö|befolkning', 'i')
),
together as (
    select * from counted
    union all
    select region_code, year, activity_code, value
    from counted
    join stg_reference__municipality using (area_code)
    where region_code not in (select area_code from counted)
),
summed as (
    select
        area_code,
        year,
        activity_code,
        if(count(value) = count(*), cast(sum(value) as bigint), null) as persons
    from together
    group by all
)
select
    area_code,
    year,
    max(persons) filter (activity_code = 'SSS') as working_age_persons,
    max(persons) filter (activity_code = '11') as working_age_employed_persons,
    max(persons) filter (activity_code = '12') as working_age_unemployed_persons,
    max(persons) filter (activity_code = '22') as student_persons,
    'statfin-115b' as source_id
from summed
group by area_code, year
having
    working_age_persons > 0
    and working_age_employed_persons is not null
    and working_age_unemployed_persons is not null
    and student_persons is not null
