-- one row per row that another one of the same participation contradicts
select file_no, source_line, 'person_id' as column_name
from identified
semi join (
    select participation
    from identified
    group by participation
    having min(content) <> max(content)
) as contradicted using (participation)
