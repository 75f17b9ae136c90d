-- one row per course of the national kinds whose code belongs to another form
select file_no, source_line, 'course_code' as column_name
from participation
where
    course_kind in ('national', 'part_course', 'level', 'part_level')
    and not case school_form
        when 'VUXGR' then regexp_full_match(course_code, 'GRN[A-ZÅÄÖ0-9]{2,12}|VGR[A-ZÅÄÖ]{3,4}1(D[1-4])?')
        when 'VUXSFI' then regexp_full_match(course_code, 'SFI(KU)?[A-D]?9?[1-3]?')
        when 'VUXGRAN' then regexp_full_match(course_code, 'SGR[A-ZÅÄÖa-zåäö0-9]{2,12}')
        else course_code not similar to '(GRN|VGR|SGR|SFIKU)[A-ZÅÄÖa-zåäö0-9_/-]*'
    end
