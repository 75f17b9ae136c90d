-- one row per row whose stated kind of number is another than that of the number
select file_no, source_line, 'person_id_kind' as column_name
from participation
where given_id_kind <> person_id_kind
