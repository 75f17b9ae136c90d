-- one row per row with more points than its course has, or fewer than none
select file_no, source_line, 'completed_points' as column_name
from participation
where completed_points > course_points or completed_points < 0
