-- one row for the newest month and one for the same month of the year before it in the table, newest first
with
newest as (
    select right(max(month), 2) as month_number from mart_area__jobseekers
)
select
    month,
    100 - 100 * sum(vacancies_at_most_count) filter (area_code like 'MK%')
    / any_value(vacancies_at_least_count) filter (area_code = 'SSS') as unplaced_pct
from mart_area__jobseekers
join newest on right(month, 2) = month_number
where area_code like 'MK__' or area_code = 'SSS'
group by month
order by month desc
limit 2
