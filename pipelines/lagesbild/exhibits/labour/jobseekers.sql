-- one row per year: the number at the end of the newest month, and at the end of the same month in each year
with
newest as (
    select right(max(month), 2) as month_number from mart_area__jobseekers
)
select
    cast(left(month, 4) as integer) as year,
    month,
    cast(sum(unemployed_at_least_persons) as bigint) as unemployed_at_least_persons,
    cast(sum(unemployed_at_most_persons) as bigint) as unemployed_at_most_persons,
    if(bool_or(labour_force_persons is null), null, cast(sum(labour_force_persons) as bigint)) as labour_force_persons,
    cast(sum(vacancies_at_least_count) as bigint) as vacancies_at_least_count,
    cast(sum(vacancies_at_most_count) as bigint) as vacancies_at_most_count,
    list(distinct source_id order by source_id) as sources
from mart_area__jobseekers
join newest on right(month, 2) = month_number
where list_contains($codes, area_code)
group by month
having count(*) = len($codes)
order by month
