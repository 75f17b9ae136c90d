-- one row per row that went on and is missing in the next half-year, where its provider gave that one; of the record one per file
with ordered as (
    select reporting_half, lead(reporting_half) over (order by reporting_half) as next_half
    from half_year
),
reported as (
    select reporting_half, principal_municipality, provider_orgno, min(file_no) as file_no
    from known
    group by all
),
missing as (
    select went_on.file_no, went_on.source_line, reported.file_no as next_file_no
    from known as went_on
    inner join ordered using (reporting_half)
    inner join reported
        on
        ordered.next_half = reported.reporting_half
        and went_on.principal_municipality = reported.principal_municipality
        and went_on.provider_orgno = reported.provider_orgno
    anti join known as later
        on
        ordered.next_half = later.reporting_half and went_on.principal_municipality = later.principal_municipality
        and went_on.provider_orgno = later.provider_orgno and went_on.person_key = later.person_key
        and went_on.course_code = later.course_code and went_on.start_date = later.start_date
    where went_on.outcome = 'continues' and went_on.person_id_kind = 'personnummer'
)
select distinct coalesce(file_no, next_file_no) as file_no, source_line, 'outcome' as column_name
from missing
where coalesce(file_no, next_file_no) is not null
