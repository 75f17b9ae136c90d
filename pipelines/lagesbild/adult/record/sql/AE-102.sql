-- one row per drop-out before the start or after the end
select file_no, source_line, 'dropout_date' as column_name
from participation
where dropout_date < start_date or dropout_date > end_date
