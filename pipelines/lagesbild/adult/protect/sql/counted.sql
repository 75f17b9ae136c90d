-- temporary table of one connection: one row per participation, as the published cells tell it apart
create temp table counted as
select
    reporting_half,
    principal_municipality,
    coalesce(home_municipality, 'unknown') as home_municipality,
    provider_orgno,
    school_form,
    counted_as(outcome, course_kind, assessment_form) as outcome,
    'mode:' || mode as mode,
    if(school_form = 'VUXSFI', 'sfi:' || coalesce(study_path || sfi_course, 'unknown'), null) as sfi,
    if(school_form = 'VUXGY', 'field:' || coalesce(vocational_field, 'none'), null) as field,
    case
        when dropout_date - start_date <= $early_days then 'leaving:' || $early_days
        when dropout_date - start_date <= $later_days then 'leaving:' || $later_days
        when dropout_date is not null then 'leaving:later'
        else 'leaving:unknown'
    end as leaving,
    dense_rank() over (order by person_key) as person,
    protected_identity,
    cast(round(completed_points) as bigint) as whole_points
from adult_participation
