-- one row per file that gives a half-year of a principal, provider and unit which another file, or the record, has
with given_by as (
    select
        reporting_half,
        principal_municipality,
        provider_orgno,
        coalesce(school_unit_code, '') as unit,
        coalesce(file_no, 0) as giver,
        min(source_line) as source_line
    from known
    where reporting_half is not null and principal_municipality is not null and provider_orgno is not null
    group by all
),
later as (
    select giver, source_line
    from given_by
    qualify giver > min(giver) over (partition by reporting_half, principal_municipality, provider_orgno, unit)
)
select giver as file_no, min(source_line) as source_line, 'reporting_half' as column_name
from later
group by giver
