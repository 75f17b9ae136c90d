-- one row per grade of another scale than 1 to 10 and the dash
select file_no, source_line, 'grade' as column_name
from participation
where
    start_date between $begins_from and $begins_to
    and school_form in ('VUXGY', 'VUXGYAN') and grade not in ('1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '–')
