-- one row per field of study path and course that is empty in a national course of sfi, or filled outside sfi
select file_no, source_line, 'study_path' as column_name
from participation
where
    case school_form
        when 'VUXSFI' then course_kind in ('national', 'part_course') and study_path is null
        else study_path is not null
    end
union all
select file_no, source_line, 'sfi_course'
from participation
where
    case school_form
        when 'VUXSFI' then course_kind in ('national', 'part_course') and sfi_course is null
        else sfi_course is not null
    end
