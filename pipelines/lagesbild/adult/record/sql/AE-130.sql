-- one row per row that went on and is missing in the next half-year, where its provider gave that one
with ordered as (
    select reporting_half, lead(reporting_half) over (order by reporting_half) as next_half
    from half_year
),
reported as (
    select distinct reporting_half, principal_municipality, provider_orgno
    from known
),
went_on as (
    select given.*, ordered.next_half
    from participation as given
    inner join ordered using (reporting_half)
    where given.outcome = 'continues' and given.person_id_kind = 'personnummer'
)
select went_on.file_no, went_on.source_line, 'outcome' as column_name
from went_on
semi join reported
    on
    went_on.next_half = reported.reporting_half and went_on.principal_municipality = reported.principal_municipality
    and went_on.provider_orgno = reported.provider_orgno
anti join known
    on
    went_on.next_half = known.reporting_half and went_on.principal_municipality = known.principal_municipality
    and went_on.provider_orgno = known.provider_orgno and went_on.person_key = known.person_key
    and went_on.course_code = known.course_code and went_on.start_date = known.start_date
