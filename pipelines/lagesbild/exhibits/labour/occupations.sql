-- one row per occupation in the newest month of the areas asked for, summed over them; none where one of them has none
with
asked as (
    select * from mart_region__occupation where list_contains($codes, area_code)
    union all
    select * from mart_municipality__occupation where list_contains($codes, area_code)
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
    from asked
    where
        month = (select max(month) from asked)
        and (select count(distinct area_code) from asked where month = (select max(month) from asked)) = len($codes)
    group by occupation_code, month
)
select
    occupation_code,
    month,
    name_fi,
    name_sv,
    name_en,
    cast(columns('(unemployed|vacancies)_at_.*') as bigint),
    sources
from sums
join mart_reference__occupation on code = occupation_code
order by vacancies_at_least_count desc, occupation_code
