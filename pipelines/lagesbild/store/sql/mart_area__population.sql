-- one row per area, year, sex, single age and kind
with
groups as (
    select member.area_code, year, sex, age_years, sum(population_persons), population.kind, source_id
    from stg_reference__member as member
    join stg_reference__area as area on area.area_code = member.area_code and area.kind = 'group'
    join stg_statfin__population as population on population.area_code = member.member_code
    group by all
)
select area_code, year, sex, age_years, population_persons, kind, source_id
from stg_statfin__population
union all
select * from groups
