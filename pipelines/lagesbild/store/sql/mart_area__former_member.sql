-- one row per group and listed member that has merged
select group_code as area_code, member_code as former_code
from stg_reference__group
join stg_reference__successor on area_code = member_code
where area_code <> successor_code
