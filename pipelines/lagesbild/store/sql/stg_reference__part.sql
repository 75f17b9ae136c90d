-- one row per area and area whose figures it sums
-- a group sums its members, and each member only once where two of them have merged; any other area is its own part
select area_code, area_code as part_code
from stg_reference__municipality
union
select region_code as area_code, region_code as part_code
from stg_reference__municipality
union
select 'SSS', 'SSS'
union
select group_code, successor_code
from stg_reference__group
join stg_reference__successor on area_code = member_code
