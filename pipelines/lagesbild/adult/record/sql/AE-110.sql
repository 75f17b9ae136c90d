-- one row per course without points
select file_no, source_line, 'course_points' as column_name
from participation
where course_points <= 0
