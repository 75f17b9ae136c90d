-- one row per field of study path and course that is empty in a national course of sfi, or filled outside sfi
with fields as (
    select
        file_no,
        source_line,
        school_form,
        course_kind,
        unnest([
            { 'column_name': 'study_path', 'said': study_path },
            { 'column_name': 'sfi_course', 'said': sfi_course }
        ], recursive := true)
    from participation
)
select file_no, source_line, column_name
from fields
where
    case school_form
        when 'VUXSFI' then course_kind in ('national', 'part_course') and said is null
        else said is not null
    end
