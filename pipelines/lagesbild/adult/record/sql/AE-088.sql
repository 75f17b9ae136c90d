-- one row per row with a grade and a drop-out
select file_no, source_line, 'grade' as column_name
from participation
where grade is not null and (outcome = 'dropped_out' or dropout_date is not null)
