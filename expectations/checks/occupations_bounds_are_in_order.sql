-- table: mart_region__occupation
-- column: unemployed_persons, vacancies_count
-- rule: the lowest possible number is not above the highest, and a number that is not hidden equals both
-- severity: error
select
    area_code,
    occupation_code,
    month,
    unemployed_at_least_persons,
    unemployed_persons,
    unemployed_at_most_persons,
    vacancies_at_least_count,
    vacancies_count,
    vacancies_at_most_count
from mart_region__occupation
where
    unemployed_at_least_persons > unemployed_at_most_persons
    or vacancies_at_least_count > vacancies_at_most_count
    or unemployed_persons <> unemployed_at_least_persons or unemployed_persons <> unemployed_at_most_persons
    or vacancies_count <> vacancies_at_least_count or vacancies_count <> vacancies_at_most_count
