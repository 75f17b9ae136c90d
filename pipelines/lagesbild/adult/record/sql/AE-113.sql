-- one row per course with other points than the user's own list has
select file_no, source_line, 'course_points' as column_name
from participation as given
inner join course using (course_code)
where given.part is null and given.course_points <> course.course_points
