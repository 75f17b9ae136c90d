-- one row per half-year and combination of dimensions: sums over the learners, of all their participations and of those
-- that ended, for the design effect of those passed; empty where a dimension is summed over
with learners as (
    select
        reporting_half,
        principal_municipality,
        provider_orgno,
        school_form,
        person,
        count(*) as participations,
        count(*) filter (outcome in ('passed', 'not_passed', 'no_grade_absence', 'dropped_out')) as ended,
        count(*) filter (outcome = 'passed') as passed
    from counted
    group by grouping sets (
        (reporting_half, principal_municipality, school_form, person),
        (reporting_half, provider_orgno, school_form, person),
        (reporting_half, school_form, person)
    )
)
select
    reporting_half,
    coalesce(principal_municipality, '') as principal_municipality,
    coalesce(provider_orgno, '') as provider_orgno,
    school_form,
    count(*) as learners,
    sum(participations)::bigint as participations,
    sum(participations * participations)::bigint as squared_participations,
    count(*) filter (ended > 0) as ended_learners,
    sum(ended)::bigint as ended,
    sum(passed)::bigint as passed,
    sum(ended * ended)::bigint as squared_ended,
    coalesce(sum((passed * passed / nullif(ended, 0))::decimal(18, 9)), 0)::double as squared_share
from learners
group by all
having count(*) >= $least_learners
order by all
