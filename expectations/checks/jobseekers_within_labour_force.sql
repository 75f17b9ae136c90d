-- table: stg_keha__jobseekers
-- column: unemployed_persons, vacancies_count
-- rule: where the labour force is 50 or more, the unemployed are at most half of it and vacancies no more than it
-- severity: error
select area_code, month, unemployed_persons, vacancies_count, labour_force_persons
from stg_keha__jobseekers
where
    labour_force_persons >= 50
    and (unemployed_persons > labour_force_persons / 2 or vacancies_count > labour_force_persons)
