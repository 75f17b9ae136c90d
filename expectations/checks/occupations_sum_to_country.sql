-- table: raw_keha__occupation
-- column: occupation_code
-- rule: the regions' unemployed of an occupation sum to the country's as far as hidden numbers leave possible, and their vacancies are no more than the country's
-- severity: error
with
summed as (
    select
        occupation_code,
        month,
        sum(if(unemployed_status = '...', 1, unemployed_persons)) filter (area_code <> 'SSS') as unemployed_low,
        sum(if(unemployed_status = '...', 4, unemployed_persons)) filter (area_code <> 'SSS') as unemployed_high,
        max(if(unemployed_status = '...', 1, unemployed_persons)) filter (area_code = 'SSS') as country_persons,
        sum(if(vacancies_status = '...', 1, vacancies_count)) filter (area_code <> 'SSS') as vacancies_low,
        max(if(vacancies_status = '...', 4, vacancies_count)) filter (area_code = 'SSS') as country_vacancies_count
    from raw_keha__occupation
    group by all
)
select *
from summed
where
    unemployed_low > country_persons + 3
    or unemployed_high * 1.03 + 10 < country_persons
    or vacancies_low > country_vacancies_count
