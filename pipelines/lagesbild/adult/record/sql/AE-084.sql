-- one row per grade other than G
select file_no, source_line, 'grade' as column_name
from participation
where school_form = 'VUXGRAN' and grade <> 'G'
