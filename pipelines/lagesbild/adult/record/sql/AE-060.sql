-- one row per date more than ten years from the start, and per start after the half-year or long before it
select file_no, source_line, 'end_date' as column_name
from participation
where abs(date_diff('day', start_date, end_date)) > 3660
union all
select file_no, source_line, 'planned_end_date'
from participation
where abs(date_diff('day', start_date, planned_end_date)) > 3660
union all
select file_no, source_line, 'dropout_date'
from participation
where abs(date_diff('day', start_date, dropout_date)) > 3660
union all
select file_no, source_line, 'start_date'
from participation
inner join half_year using (reporting_half)
where date_diff('day', start_date, first_day) > 3660
