-- one row per row of a participation that two principals report
with twice as (
    select reporting_half, provider_orgno, person_key, course_code, part, start_date
    from known
    where person_key is not null and course_code is not null and start_date is not null
    group by all
    having count(distinct principal_municipality) > 1
)
select given.file_no, given.source_line, 'principal_municipality' as column_name
from participation as given
semi join twice
    on
    given.reporting_half = twice.reporting_half and given.provider_orgno = twice.provider_orgno
    and given.person_key = twice.person_key and given.course_code = twice.course_code
    and given.part is not distinct from twice.part and given.start_date = twice.start_date
