-- one row per cell and whether learners who had finished all they read began again within some days: I16
with
finished as (
    select cell, person_key, end_date
    from participations($halves, $dimensions)
    where
        result in ('passed', 'not_passed', 'no_grade_absence')
        and end_date is not null and person_id_kind = 'personnummer'
    qualify row_number() over (
        partition by cell, person_key
        order by end_date desc
    ) = 1
),
later as (
    select person_key, start_date, coalesce(end_date, dropout_date) as until
    from participations($later_halves, ['school_form'])
),
learners as (
    select
        cell,
        finished.person_key,
        bool_or(
            start_date <= finished.end_date and coalesce(later.until > finished.end_date, true)
            and start_date is not null
        ) as never_left,
        cast(
            coalesce(bool_or(start_date > finished.end_date and start_date <= finished.end_date + $days), false)
            as integer
        ) as positive
    from finished
    left join later on finished.person_key = later.person_key
    group by all
)
select
    cell,
    'I16' as indicator,
    1 as counted,
    positive,
    count(*) as learners
from learners
where not coalesce(never_left, false)
group by all
order by all
