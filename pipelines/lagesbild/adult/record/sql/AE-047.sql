-- one row per row whose stated sex is another than that of the number
select file_no, source_line, 'sex' as column_name
from participation
where given_sex <> id_sex
