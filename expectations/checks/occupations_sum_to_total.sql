-- table: raw_keha__occupation
-- column: unemployed_persons, vacancies_count
-- rule: all occupations together lie within what the hidden numbers of the occupations leave possible, for each region and month
-- severity: error
select
    area_code,
    month,
    sum(if(unemployed_status = '...', 1, unemployed_persons)) filter (occupation_code <> 'SSS') as unemployed_low,
    max(unemployed_persons) filter (occupation_code = 'SSS') as unemployed_persons,
    sum(if(unemployed_status = '...', 4, unemployed_persons)) filter (occupation_code <> 'SSS') as unemployed_high,
    sum(if(vacancies_status = '...', 1, vacancies_count)) filter (occupation_code <> 'SSS') as vacancies_low,
    max(vacancies_count) filter (occupation_code = 'SSS') as vacancies_count,
    sum(if(vacancies_status = '...', 4, vacancies_count)) filter (occupation_code <> 'SSS') as vacancies_high
from raw_keha__occupation
group by area_code, month
having
    max(unemployed_persons) filter (occupation_code = 'SSS') not between unemployed_low and unemployed_high
    or max(vacancies_count) filter (occupation_code = 'SSS') not between vacancies_low and vacancies_high
