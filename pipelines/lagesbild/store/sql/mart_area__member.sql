-- one row per area and municipality
with
members as (
    select area_code, part_code as member_code from stg_reference__part
    union
    select area_code, member_code from stg_reference__enclosing
)
select members.area_code, member_code, region_code
from members
join stg_reference__municipality as municipality on municipality.area_code = member_code
