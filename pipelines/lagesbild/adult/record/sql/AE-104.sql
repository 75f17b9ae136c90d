-- one row per participation that began after its half-year, or ended outside it
select file_no, source_line, 'start_date' as column_name
from participation
inner join half_year using (reporting_half)
where start_date > last_day
union all
select file_no, source_line, 'end_date'
from participation
inner join half_year using (reporting_half)
where end_date < first_day or (end_date > last_day and outcome not in ('continues', 'dropped_out'))
union all
select file_no, source_line, 'dropout_date'
from participation
inner join half_year using (reporting_half)
where dropout_date not between first_day and last_day
