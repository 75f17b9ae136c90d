-- one row per date or reason of dropping out where the outcome is another
select file_no, source_line, 'dropout_date' as column_name
from participation
where outcome <> 'dropped_out' and dropout_date is not null
union all
select file_no, source_line, 'dropout_reason'
from participation
where outcome <> 'dropped_out' and dropout_reason is not null
