-- one row per row of a file that is kept out
create or replace table refused as
select distinct file_no, source_line
from finding
inner join rule using (rule)
where scope = 'row'
