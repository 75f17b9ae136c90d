-- one row per row of a learner with two sexes
select file_no, source_line, 'sex' as column_name
from participation
semi join (
    select person_key
    from participation
    group by person_key
    having count(distinct sex) > 1
) as twofold using (person_key)
