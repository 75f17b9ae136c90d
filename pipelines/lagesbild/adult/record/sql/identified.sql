-- one row per row of the files that names its participation: a digest of which one it is, and of all that it says of it
create view identified as
select
    file_no,
    source_line,
    hash(
        reporting_half, principal_municipality, provider_orgno, person_key, course_code, part, start_date
    ) as participation,
    hash(*columns(* exclude (
        file_no, source_line,
        reporting_half, principal_municipality, provider_orgno, person_key, course_code, part, start_date,
        given_id_kind, person_id_kind, birth_year, sex, id_sex
    ))) as content
from participation
where person_key is not null and course_code is not null and start_date is not null
