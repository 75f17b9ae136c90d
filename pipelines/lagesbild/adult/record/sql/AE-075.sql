-- one row per upper-secondary level whose code is none of a level, and per course that has the code of one
select file_no, source_line, 'course_kind' as column_name
from participation
where
    school_form = 'VUXGY'
    and case course_kind
        when 'level'
            then
                not regexp_full_match(
                    course_code, '[A-ZÅÄÖ]{4}[1-9][0A-C][0-2][0PSTVDI]X|GYAR[A-ZÅÄÖ]{2}25'
                )
        when 'part_level' then regexp_full_match(course_code, '[A-ZÅÄÖ]{6}[0-9X]{2}[a-zA-Z0-9]?')
        when 'national' then regexp_full_match(course_code, '[A-ZÅÄÖ]{4}[1-9][0A-C][0-2][0PSTVDI]X')
        when 'part_course' then regexp_full_match(course_code, '[A-ZÅÄÖ]{4}[1-9][0A-C][0-2][0PSTVDI]X')
        else false
    end
