-- one row per region, occupation and month; a hidden number ("...") is 1–4
select
    area_code,
    occupation_code,
    replace(month, 'M', '-') as month,
    unemployed_persons,
    if(unemployed_status = '...', 1, unemployed_persons) as unemployed_at_least_persons,
    if(unemployed_status = '...', 4, unemployed_persons) as unemployed_at_most_persons,
    vacancies_count,
    if(vacancies_status = '...', 1, vacancies_count) as vacancies_at_least_count,
    if(vacancies_status = '...', 4, vacancies_count) as vacancies_at_most_count,
    'keha-12ti' as source_id
from raw_keha__occupation
