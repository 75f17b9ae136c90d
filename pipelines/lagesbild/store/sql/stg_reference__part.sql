-- one row per area and area whose figures it sums
-- municipalities, regions and the country have figures of their own; any other area sums its municipalities, and each
-- member of a group only once where two of them have merged
select area_code, area_code as part_code
from stg_reference__municipality
union
select area_code, if(kind in ('region', 'country'), area_code, member_code)
from stg_reference__enclosing
union
select group_code, successor_code
from stg_reference__group
join stg_reference__successor on area_code = member_code
