-- one row per measure, half-year, detail and combination of dimensions; not all of them are published
with cells as (
    select
        reporting_half,
        principal_municipality,
        provider_orgno,
        school_form,
        outcome,
        coalesce(mode, sfi, field, leaving) as detail,
        count(*) as participations,
        count(distinct person) as persons,
        count(distinct person) filter (where protected_identity) as guarded,
        sum(whole_points) as points
    from counted
    group by grouping sets (
        (reporting_half, principal_municipality, mode),
        (reporting_half, provider_orgno, mode),
        (reporting_half, mode),
        (reporting_half, principal_municipality, school_form, sfi),
        (reporting_half, provider_orgno, school_form, sfi),
        (reporting_half, school_form, sfi),
        (reporting_half, principal_municipality, school_form, field),
        (reporting_half, provider_orgno, school_form, field),
        (reporting_half, school_form, field),
        (reporting_half, principal_municipality, school_form, outcome, leaving),
        (reporting_half, provider_orgno, school_form, outcome, leaving),
        (reporting_half, school_form, outcome, leaving)
    )
)
select
    unnest(['participations', 'learners', 'points']) as measure,
    reporting_half,
    coalesce(principal_municipality, '') as principal_municipality,
    '' as home_municipality,
    coalesce(provider_orgno, '') as provider_orgno,
    coalesce(school_form, '') as school_form,
    coalesce(outcome, '') as outcome,
    detail,
    unnest([participations, persons, cast(points as bigint)]) as figure,
    persons,
    guarded
from cells
where detail is not null
order by all
