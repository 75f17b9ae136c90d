-- one row per area, year and single age
with
groups as (
    select member.area_code, year, age_years, cast(sum(population_persons) as bigint), source_id
    from stg_reference__member as member
    join stg_reference__area as area on area.area_code = member.area_code and area.kind = 'group'
    join stg_statfin__self_sufficiency as calculated on calculated.area_code = member.member_code
    group by all
)
select area_code, year, age_years, population_persons, source_id
from stg_statfin__self_sufficiency
union all
select * from groups
