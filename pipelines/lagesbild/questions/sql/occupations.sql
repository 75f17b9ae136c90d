-- one row per occupation in the newest month at hand, summed over regions
with
sums as (
    select
        occupation_code,
        month,
        sum(unemployed_at_least_persons) as unemployed_at_least_persons,
        sum(unemployed_at_most_persons) as unemployed_at_most_persons,
        sum(vacancies_at_least_count) as vacancies_at_least_count,
        sum(vacancies_at_most_count) as vacancies_at_most_count,
        string_agg(distinct source_id, ',' order by source_id) as source_ids
    from mart_region__occupation
    where list_contains($regions, area_code) and month = (select max(month) from mart_region__occupation)
    group by occupation_code, month
)
select
    occupation_code,
    month,
    name_fi,
    name_sv,
    name_en,
    cast(columns('(unemployed|vacancies)_at_.*') as bigint),
    source_ids
from sums
join mart_reference__occupation on code = occupation_code
order by vacancies_at_least_count desc, occupation_code
