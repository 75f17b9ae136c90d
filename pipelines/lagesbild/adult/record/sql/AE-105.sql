-- one row per finished course without its last day
select file_no, source_line, 'end_date' as column_name
from participation
where outcome not in ('continues', 'dropped_out') and end_date is null
