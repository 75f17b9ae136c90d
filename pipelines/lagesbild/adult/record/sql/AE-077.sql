-- one row per field of study path and course that is empty in sfi or filled elsewhere
select file_no, source_line, 'study_path' as column_name
from participation
where (school_form = 'VUXSFI' and course_kind in ('national', 'part_course')) <> (study_path is not null)
union all
select file_no, source_line, 'sfi_course'
from participation
where (school_form = 'VUXSFI' and course_kind in ('national', 'part_course')) <> (sfi_course is not null)
