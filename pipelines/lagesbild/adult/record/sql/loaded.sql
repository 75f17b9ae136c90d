-- one row per row that is taken into the record, in the order of the record
select
    reporting_half,
    principal_municipality,
    if(protected_identity, null, home_municipality) as home_municipality,
    provider_orgno,
    school_unit_code,
    provider_role,
    person_key,
    person_id_kind,
    protected_identity,
    case
        when year(start_date) - birth_year < 20 then '16-19'
        when year(start_date) - birth_year < 25 then '20-24'
        when year(start_date) - birth_year < 35 then '25-34'
        when year(start_date) - birth_year < 45 then '35-44'
        when year(start_date) - birth_year < 55 then '45-54'
        when year(start_date) - birth_year < 65 then '55-64'
        else '65+'
    end as birth_year_band,
    sex,
    school_form,
    course_code,
    part,
    course_kind,
    study_path,
    sfi_course,
    vocational_field,
    course_points,
    completed_points,
    start_date,
    end_date,
    planned_end_date,
    mode,
    study_pace,
    outcome,
    grade,
    no_grade_reason,
    dropout_date,
    dropout_reason,
    assessment_form,
    funding,
    file_name as source_file,
    source_line
from participation
inner join file using (file_no)
anti join refused using (file_no, source_line)
order by reporting_half, principal_municipality, provider_orgno, file_no, source_line
