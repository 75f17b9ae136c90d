-- one row per area and municipality
select area_code, member_code, region_code
from stg_reference__member
