-- one row per area and municipality
with
members as (
    select area_code, part_code as member_code from stg_reference__part
    union all
    select region_code, area_code from stg_reference__municipality
    union all
    select 'SSS', area_code from stg_reference__municipality
)
select members.area_code, member_code, region_code
from members
join stg_reference__municipality as municipality on municipality.area_code = member_code
