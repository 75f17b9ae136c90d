-- table macro of one connection: the rows of some half-years, the cell that each is counted in, and its result
create or replace temp macro reported(halves, dimensions) as table (
    select
        {
            'principal': if(list_contains(dimensions, 'principal_municipality'), principal_municipality, null),
            'home': if(list_contains(dimensions, 'home_municipality'), coalesce(home_municipality, ''), null),
            'provider': if(list_contains(dimensions, 'provider_orgno'), provider_orgno, null),
            'form': if(list_contains(dimensions, 'school_form'), school_form, null),
            'field': if(list_contains(dimensions, 'vocational_field'), coalesce(vocational_field, ''), null)
        } as cell,
        *,
        counted_as(outcome, course_kind, assessment_form) as result
    from adult_participation
    where
        list_contains(halves, reporting_half)
        and (list_contains(dimensions, 'school_form') or school_form not in ('VUXGRAN', 'VUXGYAN'))
);
