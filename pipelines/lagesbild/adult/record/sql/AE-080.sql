-- one row per grade of another scale than G, IG and the dash
select file_no, source_line, 'grade' as column_name
from participation
where
    start_date between $begins_from and $begins_to
    and school_form in ('VUXGR', 'VUXSFI') and grade not in ('G', 'IG', '–')
