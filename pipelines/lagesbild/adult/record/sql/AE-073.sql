-- one row per upper-secondary course with a code of Gy11
select file_no, source_line, 'course_code' as column_name
from participation
where
    start_date between $begins_from and $begins_to
    and school_form in ('VUXGY', 'VUXGYAN') and course_kind in ('national', 'part_course', 'level', 'part_level')
    and regexp_full_match(course_code, '[A-ZÅÄÖ]{6}[0-9X]{2}[a-zA-Z0-9]?')
