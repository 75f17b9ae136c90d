-- one row per occupation and month, the newest months, summed over regions; the country's total beside it
-- codes that begin with X are the service's own (no occupation, students, services) and not occupations
with
newest as (
    select distinct month from mart_region__occupation order by month desc limit $months
),
sums as (
    select
        occupation_code,
        month,
        sum(unemployed_at_least_persons) as unemployed_at_least_persons,
        sum(unemployed_at_most_persons) as unemployed_at_most_persons,
        sum(vacancies_at_least_count) as vacancies_at_least_count,
        sum(vacancies_at_most_count) as vacancies_at_most_count,
        list(distinct source_id order by source_id) as sources
    from mart_region__occupation
    where list_contains($regions, area_code) and occupation_code not like 'X%' and occupation_code <> 'SSS'
    group by occupation_code, month
),
country as (
    select month, unemployed_persons as country_unemployed_persons, vacancies_count as country_vacancies_count
    from mart_region__occupation
    where area_code = 'SSS' and occupation_code = 'SSS'
)
select
    occupation_code,
    month,
    name_fi,
    name_sv,
    name_en,
    cast(columns('(unemployed|vacancies)_') as bigint),
    sources
from sums
join newest using (month)
join country using (month)
join mart_reference__occupation on code = occupation_code
order by occupation_code, month
