-- one row per drop-out without a date
select file_no, source_line, 'dropout_date' as column_name
from participation
where outcome = 'dropped_out' and dropout_date is null
