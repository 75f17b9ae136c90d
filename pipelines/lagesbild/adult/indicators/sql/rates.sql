-- one row per cell, indicator and profile of a learner: of how many participations how many count, and the learners
with
counts as (
    select
        cell,
        person_key,
        count(*) as participations,
        count(*) filter (result = 'passed') as passed,
        count(*) filter (result in ('not_passed', 'no_grade_absence')) as without_pass,
        count(*) filter (result = 'no_grade_absence') as dash,
        count(*) filter (result = 'dropped_out') as dropped,
        count(*) filter (result = 'continues') as going_on,
        count(*) filter (result = 'dropped_out' and dropout_date - start_date <= $early_days) as dropped_early,
        count(*) filter (mode = 'distance') as distance,
        count(*) filter (provider_role <> 'own') as not_own,
        count(*) filter (provider_role not in ('own', 'other_municipality')) as not_municipal,
        cast(bool_or(home_municipality <> principal_municipality) as integer) as from_elsewhere,
        cast(count(home_municipality) > 0 as integer) as home_known,
        count(*) filter (is_graded) as graded,
        count(*) filter (is_graded and grade = 'A') as grade_a,
        count(*) filter (is_graded and grade = 'B') as grade_b,
        count(*) filter (is_graded and grade = 'C') as grade_c,
        count(*) filter (is_graded and grade = 'D') as grade_d,
        count(*) filter (is_graded and grade = 'E') as grade_e,
        count(*) filter (is_graded and grade = 'F') as grade_f
    from (
        select
            *,
            school_form = 'VUXGY' and result in ('passed', 'not_passed') and grade in ('A', 'B', 'C', 'D', 'E', 'F')
                as is_graded
        from participations($halves, $dimensions)
    )
    group by all
),
sums as (
    select
        *,
        passed + without_pass as finished,
        passed + without_pass + dropped as ended,
        passed + without_pass + dropped + going_on as followed
    from counts
),
learners as (
    select
        cell,
        unnest([
            { 'indicator': 'participations', 'positive': participations, 'counted': participations },
            { 'indicator': 'going_on', 'positive': going_on, 'counted': followed },
            { 'indicator': 'I1', 'positive': passed, 'counted': ended },
            { 'indicator': 'I2', 'positive': without_pass, 'counted': ended },
            { 'indicator': 'I3', 'positive': dropped, 'counted': ended },
            { 'indicator': 'I3b', 'positive': dropped, 'counted': followed },
            { 'indicator': 'I4', 'positive': passed, 'counted': finished },
            { 'indicator': 'I4k', 'positive': passed, 'counted': finished + going_on },
            { 'indicator': 'I5', 'positive': finished, 'counted': followed },
            { 'indicator': 'I6', 'positive': dash, 'counted': finished },
            { 'indicator': 'I7b', 'positive': dropped_early, 'counted': dropped },
            { 'indicator': 'I9', 'positive': distance, 'counted': participations },
            { 'indicator': 'I10', 'positive': not_own, 'counted': participations },
            { 'indicator': 'I10k', 'positive': not_municipal, 'counted': participations },
            { 'indicator': 'I11', 'positive': from_elsewhere, 'counted': home_known },
            { 'indicator': 'I14A', 'positive': grade_a, 'counted': graded },
            { 'indicator': 'I14B', 'positive': grade_b, 'counted': graded },
            { 'indicator': 'I14C', 'positive': grade_c, 'counted': graded },
            { 'indicator': 'I14D', 'positive': grade_d, 'counted': graded },
            { 'indicator': 'I14E', 'positive': grade_e, 'counted': graded },
            { 'indicator': 'I14F', 'positive': grade_f, 'counted': graded }
        ], recursive := true)
    from sums
)
select
    cell,
    indicator,
    counted,
    positive,
    count(*) as learners
from learners
where counted > 0
group by all
order by all
