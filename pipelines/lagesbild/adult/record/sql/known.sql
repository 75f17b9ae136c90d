-- one row per row of the files, typed, and per row of the record that stays beside them, which has no file
create view known as
select
    file_no,
    source_line,
    reporting_half,
    principal_municipality,
    provider_orgno,
    school_unit_code,
    person_key,
    person_id_kind,
    course_code,
    part,
    start_date,
    outcome
from participation
union all by name
from earlier
