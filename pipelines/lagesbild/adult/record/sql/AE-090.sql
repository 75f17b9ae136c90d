-- one row per finished course without a grade and without a reason
select file_no, source_line, 'no_grade_reason' as column_name
from participation
where outcome in ('passed', 'not_passed', 'missing') and grade is null and no_grade_reason is null
