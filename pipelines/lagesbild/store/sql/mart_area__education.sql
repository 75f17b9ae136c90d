-- one row per area, year and level
with
groups as (
    select member.area_code, year, level, sum(population_persons), source_id
    from stg_reference__member as member
    join stg_reference__area as area on area.area_code = member.area_code and area.kind = 'group'
    join stg_statfin__education as education on education.area_code = member.member_code
    group by all
)
select * from stg_statfin__education
union all
select * from groups
