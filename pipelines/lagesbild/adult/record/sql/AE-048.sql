-- one row per row of a learner too young or too old
select file_no, source_line, 'person_id' as column_name
from participation
where year(start_date) - birth_year not between 16 and 100
