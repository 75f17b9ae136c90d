-- one row per principal and half-year with half as many again, or half as few, as in the half-year before
with counted as (
    select reporting_half, principal_municipality, count(*) as row_count, any_value(file_no) as file_no
    from known
    where reporting_half is not null and principal_municipality is not null
    group by all
),
halves as (
    select reporting_half, lag(reporting_half) over (order by reporting_half) as earlier_half
    from half_year
)
select now.file_no, null::integer as source_line, 'reporting_half' as column_name
from counted as now
inner join halves using (reporting_half)
inner join counted as before
    on halves.earlier_half = before.reporting_half and now.principal_municipality = before.principal_municipality
where now.file_no is not null and abs(now.row_count - before.row_count) > before.row_count / 2
