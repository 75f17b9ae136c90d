-- one row per cell, share and whether it holds: what sfi learners that began two years ago have come to, I13a–c
with
sfi as (
    select *
    from reported($halves, $dimensions)
    where school_form = 'VUXSFI' and person_id_kind = 'personnummer'
),
begun as (
    select
        person_key,
        count(distinct sfi_course) filter (result = 'passed') >= 2
        or bool_or(result = 'passed' and sfi_course = 'D') as has_two,
        bool_or(result = 'continues' and reporting_half = list_max($halves)) as goes_on
    from sfi
    group by person_key
    having min(isoyear(start_date)) = $began and left(min(reporting_half), 4) = cast($began as varchar)
),
newest as (
    select cell, person_key
    from sfi
    qualify row_number() over (
        partition by person_key
        order by reporting_half desc, start_date desc, provider_orgno, principal_municipality, course_code
    ) = 1
),
learners as (
    select
        cell,
        unnest([
            { 'indicator': 'I13a', 'positive': cast(has_two as integer) },
            { 'indicator': 'I13b', 'positive': cast(not has_two and goes_on as integer) },
            { 'indicator': 'I13c', 'positive': cast(not has_two and not goes_on as integer) }
        ], recursive := true)
    from begun
    join newest using (person_key)
)
select
    cell,
    indicator,
    1 as counted,
    positive,
    count(*) as learners
from learners
group by all
order by all
