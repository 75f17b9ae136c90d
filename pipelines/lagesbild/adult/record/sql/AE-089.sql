-- one row per outcome that the grade contradicts; what is a pass among 1 to 10 is not known here
select file_no, source_line, 'grade' as column_name
from participation
where
    case outcome
        when 'passed' then grade in ('F', 'IG', '–')
        when 'not_passed' then grade in ('A', 'B', 'C', 'D', 'E', 'G', '–')
        when 'no_grade_absence' then coalesce(grade, '') <> '–'
        else grade is not null
    end
