-- one row per unit of comparison and year: the same month of each year as the newest available month
with
units as (
    select unnest($roles) as unit, unnest($area_codes) as area_code
),
sizes as (
    select unit, count(*) as codes from units group by unit
),
newest as (
    select right(max(month), 2) as month_number from mart_area__jobseekers
)
select
    unit,
    cast(left(month, 4) as integer) as year,
    month,
    cast(sum(unemployed_at_least_persons) as bigint) as unemployed_at_least_persons,
    cast(sum(unemployed_at_most_persons) as bigint) as unemployed_at_most_persons,
    if(bool_or(labour_force_persons is null), null, cast(sum(labour_force_persons) as bigint)) as labour_force_persons,
    cast(sum(vacancies_at_least_count) as bigint) as vacancies_at_least_count,
    cast(sum(vacancies_at_most_count) as bigint) as vacancies_at_most_count,
    list(distinct source_id order by source_id) as sources
from units
join sizes using (unit)
join mart_area__jobseekers using (area_code)
join newest on right(month, 2) = month_number
group by unit, codes, month
having count(*) = codes
order by unit, month
