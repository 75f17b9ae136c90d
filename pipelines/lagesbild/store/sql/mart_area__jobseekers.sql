-- one row per area and month
select
    part.area_code,
    month,
    if(bool_or(unemployed_persons is null), null, sum(unemployed_persons)) as unemployed_persons,
    sum(unemployed_at_least_persons) as unemployed_at_least_persons,
    sum(unemployed_at_most_persons) as unemployed_at_most_persons,
    if(bool_or(labour_force_persons is null), null, sum(labour_force_persons)) as labour_force_persons,
    if(bool_or(vacancies_count is null), null, sum(vacancies_count)) as vacancies_count,
    sum(vacancies_at_least_count) as vacancies_at_least_count,
    sum(vacancies_at_most_count) as vacancies_at_most_count,
    source_id
from stg_reference__part as part
join stg_keha__jobseekers as jobseekers on jobseekers.area_code = part_code
group by part.area_code, month, source_id
