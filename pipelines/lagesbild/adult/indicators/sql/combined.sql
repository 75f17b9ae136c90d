-- one row per cell and whether its sfi learners read basic or upper secondary courses in the same half-year: I12
with
others as (
    select distinct person_key, reporting_half
    from adult_participation
    where list_contains($halves, reporting_half) and school_form in ('VUXGR', 'VUXGY')
),
learners as (
    select
        cell,
        sfi.person_key,
        cast(count(others.person_key) > 0 as integer) as positive
    from reported($halves, $dimensions) as sfi
    left join others using (person_key, reporting_half)
    where school_form = 'VUXSFI'
    group by all
)
select
    cell,
    'I12' as indicator,
    1 as counted,
    positive,
    count(*) as learners
from learners
group by all
order by all
