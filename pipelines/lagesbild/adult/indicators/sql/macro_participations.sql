-- table macro of one connection: each participation in some half-years by its newest row
-- (of numbers that link nothing beyond a half-year, what goes on is told by its row of the last one alone)
create or replace temp macro participations(halves, dimensions) as table (
    select *
    from reported(halves, dimensions)
    where person_id_kind = 'personnummer' or outcome <> 'continues' or reporting_half = list_max(halves)
    qualify row_number() over (
        partition by person_key, course_code, part, start_date, provider_orgno, principal_municipality
        order by reporting_half desc
    ) = 1
);
