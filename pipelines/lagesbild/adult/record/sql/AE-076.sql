-- one row per course that its study path does not have
select file_no, source_line, 'sfi_course' as column_name
from participation
where school_form = 'VUXSFI' and study_path || sfi_course in ('2A', '3A', '3B')
