-- one row per grade other than A to E
select file_no, source_line, 'grade' as column_name
from participation
where
    start_date between $begins_from and $begins_to
    and school_form = 'VUXGYAN' and grade not in ('A', 'B', 'C', 'D', 'E')
