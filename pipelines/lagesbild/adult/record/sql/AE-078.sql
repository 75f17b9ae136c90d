-- one row per sfi code that names another course or path than the fields
with coded as (
    select
        file_no,
        source_line,
        study_path,
        sfi_course,
        regexp_extract(course_code, '^SFIKU([A-D])9?([1-3])?$', ['letter', 'path']) as told
    from participation
    where school_form = 'VUXSFI'
)
select coded.file_no, coded.source_line, 'course_code' as column_name
from coded
where (told.letter <> '' and told.letter <> coded.sfi_course) or (told.path <> '' and told.path <> coded.study_path)
