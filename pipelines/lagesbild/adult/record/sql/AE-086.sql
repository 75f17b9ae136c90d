-- one row per course grade of Gy11 after the last day
select file_no, source_line, 'end_date' as column_name
from participation
where
    school_form in ('VUXGY', 'VUXGYAN') and grade is not null and end_date > date '2030-06-30'
    and regexp_full_match(course_code, '[A-ZÅÄÖ]{6}[0-9X]{2}[a-zA-Z0-9]?')
