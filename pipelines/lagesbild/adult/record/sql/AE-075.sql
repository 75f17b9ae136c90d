-- one row per upper-secondary code of a course that is called a level, and the other way round
select file_no, source_line, 'course_kind' as column_name
from participation
where
    school_form = 'VUXGY'
    and (
        course_kind in ('level', 'part_level') and regexp_full_match(course_code, '[A-ZÅÄÖ]{6}[0-9X]{2}[a-zA-Z0-9]?')
        or course_kind in ('national', 'part_course')
        and regexp_full_match(course_code, '[A-ZÅÄÖ]{4}[1-9][0A-C][0-2][0PSTVDI]X')
    )
