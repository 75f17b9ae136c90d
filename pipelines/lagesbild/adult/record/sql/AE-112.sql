-- one row per examination without teaching that has points of activity
select file_no, source_line, 'completed_points' as column_name
from participation
where assessment_form = 'examination' and completed_points > 0
