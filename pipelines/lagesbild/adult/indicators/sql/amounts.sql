-- one row per cell and amount: points, full-time places, median days, of how many participations and learners
with
marked as (
    select
        *,
        case when result = 'dropped_out' then dropout_date - start_date end as days_to_dropout,
        case when result in ('passed', 'not_passed', 'no_grade_absence') then end_date end as ended,
        ended - start_date as days,
        ended - planned_end_date as days_late
    from participations($halves, $dimensions)
),
long as (
    select cell, person_key, 'I7' as indicator, days_to_dropout as amount
    from marked
    union all
    select cell, person_key, 'I15', days
    from marked
    union all
    select cell, person_key, 'I15b', days_late
    from marked
)
select
    cell,
    indicator,
    median(amount) as amount,
    count(*) as participations,
    count(distinct person_key) as learners
from long
where amount is not null
group by all
union all
select
    cell,
    unnest(['I8', 'I8b']) as indicator,
    unnest([cast(sum(completed_points) as double), cast(sum(completed_points) as double) / $points_a_year]) as amount,
    count(distinct concat_ws('|', person_key, course_code, part, start_date, provider_orgno, principal_municipality))
        as participations,
    count(distinct person_key) as learners
from reported($halves, $dimensions)
group by cell
order by all
