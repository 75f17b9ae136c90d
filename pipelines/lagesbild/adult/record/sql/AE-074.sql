-- one row per subject level with a code of Gy25
select file_no, source_line, 'course_code' as column_name
from participation
where
    start_date between $begins_from and $begins_to
    and school_form in ('VUXGY', 'VUXGYAN')
    and regexp_full_match(course_code, '[A-ZÅÄÖ]{4}[1-9][0A-C][0-2][0PSTVDI]X')
