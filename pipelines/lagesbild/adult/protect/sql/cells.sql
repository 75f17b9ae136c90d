-- one row per measure, half-year and combination of dimensions that is published; null where a dimension is summed over
with cells as (
    select
        reporting_half,
        principal_municipality,
        home_municipality,
        provider_orgno,
        school_form,
        outcome,
        count(*) as participations,
        count(distinct person) as persons,
        count(distinct person) filter (where protected_identity) as guarded,
        sum(whole_points) as points
    from counted
    group by grouping sets (
        (reporting_half, principal_municipality, provider_orgno, school_form, outcome),
        (reporting_half, principal_municipality, provider_orgno, school_form),
        (reporting_half, principal_municipality, provider_orgno),
        (reporting_half, principal_municipality, school_form, outcome),
        (reporting_half, principal_municipality, school_form),
        (reporting_half, principal_municipality, outcome),
        (reporting_half, principal_municipality),
        (reporting_half, provider_orgno, school_form, outcome),
        (reporting_half, provider_orgno, school_form),
        (reporting_half, provider_orgno),
        (reporting_half, school_form, outcome),
        (reporting_half, school_form),
        (reporting_half, outcome),
        (reporting_half, home_municipality, principal_municipality, provider_orgno),
        (reporting_half, home_municipality, principal_municipality),
        (reporting_half, home_municipality),
        (reporting_half)
    )
)
select
    unnest(['participations', 'learners', 'points']) as measure,
    reporting_half,
    coalesce(principal_municipality, '') as principal_municipality,
    coalesce(home_municipality, '') as home_municipality,
    coalesce(provider_orgno, '') as provider_orgno,
    coalesce(school_form, '') as school_form,
    coalesce(outcome, '') as outcome,
    '' as detail,
    unnest([participations, persons, cast(points as bigint)]) as figure,
    persons,
    guarded
from cells
order by all
