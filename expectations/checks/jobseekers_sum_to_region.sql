-- table: mart_area__jobseekers
-- column: unemployed_persons, vacancies_count
-- rule: a region's number lies within what the hidden numbers of its municipalities leave possible, for each month
-- severity: error
with
municipalities as (
    select
        region_code as area_code,
        month,
        sum(unemployed_at_least_persons) as unemployed_low,
        sum(unemployed_at_most_persons) as unemployed_high,
        sum(vacancies_at_least_count) as vacancies_low,
        sum(vacancies_at_most_count) as vacancies_high
    from mart_area__jobseekers
    join stg_reference__municipality using (area_code)
    group by region_code, month
)
select
    area_code,
    month,
    unemployed_low,
    unemployed_persons,
    unemployed_high,
    vacancies_low,
    vacancies_count,
    vacancies_high
from municipalities
join mart_area__jobseekers using (area_code, month)
where
    unemployed_persons not between unemployed_low and unemployed_high
    or vacancies_count not between vacancies_low and vacancies_high
