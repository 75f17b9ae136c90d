-- keeps one finding per field: the first rule that it breaks; notes stay
create or replace table finding as
select rule, file_no, source_line, column_name
from (select distinct rule, file_no, source_line, column_name from finding)
inner join rule using (rule)
qualify
    scope <> 'row'
    or row_number() over (partition by file_no, source_line, column_name, scope order by rule) = 1
