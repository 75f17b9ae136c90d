-- one row per end before the start
select file_no, source_line, 'end_date' as column_name
from participation
where end_date < start_date
union all
select file_no, source_line, 'planned_end_date'
from participation
where planned_end_date < start_date
