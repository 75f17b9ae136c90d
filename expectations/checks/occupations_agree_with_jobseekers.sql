-- table: raw_keha__occupation
-- column: unemployed_persons, vacancies_count
-- rule: all occupations together are the unemployed and vacancies of the table without occupations, for each region and month that both hold
-- severity: error
select
    area_code,
    month,
    occupations.unemployed_persons as occupations_unemployed_persons,
    jobseekers.unemployed_persons,
    occupations.vacancies_count as occupations_vacancies_count,
    jobseekers.vacancies_count
from raw_keha__occupation as occupations
join raw_keha__unemployment as jobseekers using (area_code, month)
where
    occupation_code = 'SSS'
    and (
        occupations.unemployed_persons <> jobseekers.unemployed_persons
        or occupations.vacancies_count <> jobseekers.vacancies_count
    )
