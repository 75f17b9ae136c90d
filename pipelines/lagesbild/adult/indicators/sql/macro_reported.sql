-- table macro of one connection: the rows of some half-years, the cell that each is counted in, and its result
create or replace temp macro reported(halves, dimensions) as table (
    select
        case when list_contains(dimensions, 'principal_municipality') then principal_municipality end as principal,
        case when list_contains(dimensions, 'home_municipality') then coalesce(home_municipality, '') end as home,
        case when list_contains(dimensions, 'provider_orgno') then provider_orgno end as provider,
        case when list_contains(dimensions, 'school_form') then school_form end as form,
        case when list_contains(dimensions, 'vocational_field') then coalesce(vocational_field, '') end as field,
        *,
        case
            when course_kind in ('orientation', 'individual') or assessment_form <> 'taught' then 'other'
            when outcome = 'passed' then 'passed'
            when outcome = 'not_passed' then 'not_passed'
            when outcome = 'no_grade_absence' then 'dash'
            when outcome = 'dropped_out' then 'dropped'
            when outcome = 'continues' then 'continues'
            else 'other'
        end as result
    from adult_participation
    where
        list_contains(halves, reporting_half)
        and (list_contains(dimensions, 'school_form') or school_form not in ('VUXGRAN', 'VUXGYAN'))
);
