-- one row per outcome that the form or the kind of course does not have
select file_no, source_line, 'outcome' as column_name
from participation
where
    outcome = 'certificate' and school_form not in ('VUXGRAN', 'VUXGYAN')
    or outcome = 'not_graded' and course_kind not in ('orientation', 'individual')
