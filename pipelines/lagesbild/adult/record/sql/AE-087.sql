-- one row per grade of a course that is not graded
select file_no, source_line, 'grade' as column_name
from participation
where course_kind in ('orientation', 'individual') and grade is not null
