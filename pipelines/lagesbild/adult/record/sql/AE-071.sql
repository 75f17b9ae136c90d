-- one row per basic course with an older code
select file_no, source_line, 'course_code' as column_name
from participation
where
    start_date between $begins_from and $begins_to
    and school_form = 'VUXGR' and course_kind in ('national', 'part_course') and starts_with(course_code, 'GRN')
