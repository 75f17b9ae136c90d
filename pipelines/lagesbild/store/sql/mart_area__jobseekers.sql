-- one row per area and month
with
groups as (
    select
        member.area_code,
        month,
        if(bool_or(unemployed_persons is null), null, sum(unemployed_persons)),
        sum(unemployed_at_least_persons),
        sum(unemployed_at_most_persons),
        if(bool_or(labour_force_persons is null), null, sum(labour_force_persons)),
        if(bool_or(vacancies_count is null), null, sum(vacancies_count)),
        sum(vacancies_at_least_count),
        sum(vacancies_at_most_count),
        source_id
    from stg_reference__member as member
    join stg_reference__area as area on area.area_code = member.area_code and area.kind = 'group'
    join stg_keha__jobseekers as jobseekers on jobseekers.area_code = member.member_code
    group by member.area_code, month, source_id
)
select * from stg_keha__jobseekers
union all
select * from groups
