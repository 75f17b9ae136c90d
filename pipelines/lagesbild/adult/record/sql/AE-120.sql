-- one row per row that says the same as an earlier one
with repeated as (
    select participation, content, min(struct_pack(file_no := file_no, source_line := source_line)) as first_row
    from identified
    group by participation, content
    having count(*) > 1
)
select file_no, source_line, 'person_id' as column_name
from identified
inner join repeated using (participation, content)
where struct_pack(file_no := file_no, source_line := source_line) <> first_row
