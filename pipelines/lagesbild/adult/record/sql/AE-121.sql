-- one row per row that another one of the same participation contradicts
with said as (
    select
        file_no,
        source_line,
        hash(reporting_half, principal_municipality, provider_orgno, person_key, course_code, part, start_date) as same,
        hash(
            home_municipality,
            school_unit_code,
            provider_role,
            protected_identity,
            given_sex,
            school_form,
            course_kind,
            study_path,
            sfi_course,
            vocational_field,
            course_points,
            completed_points,
            end_date,
            planned_end_date,
            mode,
            study_pace,
            outcome,
            grade, no_grade_reason, dropout_date, dropout_reason, assessment_form, funding
        ) as content
    from participation
    where person_key is not null and course_code is not null and start_date is not null
)
select file_no, source_line, 'person_id' as column_name
from said
semi join (
    select same
    from said
    group by same
    having min(content) <> max(content)
) as contradicted using (same)
