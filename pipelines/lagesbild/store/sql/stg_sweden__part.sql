-- one row per area and municipality of it
select area_code, area_code as part_code
from raw_scb__municipality
union all
select county_code, area_code
from raw_scb__municipality
union all
select '00', area_code
from raw_scb__municipality
