-- one row per area and month; a hidden number ("...") is 1–4; what has no municipality is part of the country only
with
published as (
    select *, 'keha-12r5' as source_id from raw_keha__unemployment
    union all by name
    select *, 'keha-12r5-latest' as source_id
    from raw_keha__unemployment_latest
    anti join raw_keha__unemployment using (month)
)
select
    coalesce(successor_code, area_code) as area_code,
    replace(month, 'M', '-') as month,
    if(bool_or(unemployed_persons is null), null, sum(unemployed_persons)) as unemployed_persons,
    sum(if(unemployed_status = '...', 1, unemployed_persons)) as unemployed_at_least_persons,
    sum(if(unemployed_status = '...', 4, unemployed_persons)) as unemployed_at_most_persons,
    if(bool_or(labour_force_persons is null), null, sum(labour_force_persons)) as labour_force_persons,
    if(bool_or(vacancies_count is null), null, sum(vacancies_count)) as vacancies_count,
    sum(if(vacancies_status = '...', 1, vacancies_count)) as vacancies_at_least_count,
    sum(if(vacancies_status = '...', 4, vacancies_count)) as vacancies_at_most_count,
    source_id
from published
left join stg_reference__successor using (area_code)
where
    (area_code like 'KU%' or area_code like 'MK%' or area_code = 'SSS')
    and area_code not in ('KU199', 'KUJOU', 'MK91', 'MKJO')
group by coalesce(successor_code, area_code), month, source_id
