-- one row per file that is there already, among those given or in the record
select file_no, null::integer as source_line, '' as column_name
from file
qualify row_number() over (partition by digest order by file_no) > 1
union all
select file_no, null::integer, ''
from file
semi join taken using (digest)
