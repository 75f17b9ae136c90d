-- one row per half-year and published combination of principal, provider and rule: rows kept out, as far as both are known
with kept_out as (
    select
        adult_refused.reporting_half,
        adult_refused.principal_municipality,
        adult_refused.provider_orgno,
        'rule:' || adult_refused.rule as detail,
        adult_refused.count
    from adult_refused
    semi join adult_participation using (reporting_half, principal_municipality)
    semi join adult_participation using (provider_orgno)
),

cells as (
    select
        reporting_half,
        principal_municipality,
        provider_orgno,
        detail,
        cast(sum(count) as bigint) as rows_refused
    from kept_out
    group by grouping sets (
        (reporting_half, principal_municipality, provider_orgno),
        (reporting_half, principal_municipality),
        (reporting_half, provider_orgno),
        (reporting_half),
        (reporting_half, principal_municipality, detail),
        (reporting_half, provider_orgno, detail),
        (reporting_half, detail)
    )
)

select
    'refused' as measure,
    reporting_half,
    coalesce(principal_municipality, '') as principal_municipality,
    '' as home_municipality,
    coalesce(provider_orgno, '') as provider_orgno,
    '' as school_form,
    '' as outcome,
    coalesce(detail, '') as detail,
    rows_refused as figure,
    rows_refused as persons,
    0 as guarded
from cells
order by all
