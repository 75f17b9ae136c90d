-- one row per municipality of a county of Sweden: its boundary
select area_code, geometry
from mart_sweden__boundary
where county_code = $county_code
order by area_code
