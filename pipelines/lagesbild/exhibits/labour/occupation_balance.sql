-- one row per occupation: means over the newest months of the register, summed over regions
-- codes that begin with X are the service's own (no occupation, students, services) and not occupations
with
newest as (
    select distinct month from mart_region__occupation order by month desc limit $months
),
period as (
    select min(month) as first_month, max(month) as latest_month, count(*) as months_count from newest
),
sums as (
    select
        occupation_code,
        sum(unemployed_at_least_persons) as unemployed_at_least_persons,
        sum(unemployed_at_most_persons) as unemployed_at_most_persons,
        sum(vacancies_at_least_count) as vacancies_at_least_count,
        sum(vacancies_at_most_count) as vacancies_at_most_count,
        list(distinct source_id order by source_id) as sources
    from mart_region__occupation
    join newest using (month)
    where list_contains($regions, area_code) and occupation_code not like 'X%' and occupation_code <> 'SSS'
    group by occupation_code
)
select
    occupation_code,
    name_fi,
    name_sv,
    name_en,
    columns('(unemployed|vacancies)_at_.*') / months_count,
    first_month,
    latest_month,
    months_count,
    sources
from sums
cross join period
join mart_reference__occupation on code = occupation_code
order by occupation_code
