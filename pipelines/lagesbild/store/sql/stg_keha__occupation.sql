-- one row per area, occupation and month; a hidden number ("...") is 1–4
with
published as (
    select *, 'keha-12ti' as source_id from raw_keha__occupation
    union all by name
    select *, 'keha-12ti-municipality' as source_id from raw_keha__occupation_municipality
)
select
    coalesce(successor_code, area_code) as area_code,
    occupation_code,
    replace(month, 'M', '-') as month,
    if(bool_or(unemployed_persons is null), null, sum(unemployed_persons)) as unemployed_persons,
    sum(if(unemployed_status = '...', 1, unemployed_persons)) as unemployed_at_least_persons,
    sum(if(unemployed_status = '...', 4, unemployed_persons)) as unemployed_at_most_persons,
    if(bool_or(vacancies_count is null), null, sum(vacancies_count)) as vacancies_count,
    sum(if(vacancies_status = '...', 1, vacancies_count)) as vacancies_at_least_count,
    sum(if(vacancies_status = '...', 4, vacancies_count)) as vacancies_at_most_count,
    source_id
from published
left join stg_reference__successor using (area_code)
group by coalesce(successor_code, area_code), occupation_code, month, source_id
