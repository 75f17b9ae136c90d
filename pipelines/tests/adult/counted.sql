-- one row per principal, provider and school form of a half-year: what the mirror must find, counted on the record itself
select
    principal_municipality,
    provider_orgno,
    school_form,
    count(*) as participations,
    count(distinct person_key) as learners,
    count(*) filter (where outcome = 'passed') as passed,
    count(*) filter (where outcome in ('not_passed', 'no_grade_absence')) as without,
    count(*) filter (where outcome = 'dropped_out') as dropped,
    count(*) filter (where outcome = 'continues') as continues,
    sum(completed_points) as points
from adult_participation
where reporting_half = $half
group by grouping sets (
    (principal_municipality, provider_orgno, school_form),
    (principal_municipality, provider_orgno),
    (principal_municipality, school_form),
    (provider_orgno, school_form),
    (principal_municipality),
    (school_form)
)
