-- one row per municipality
select area_code, geometry
from mart_area__boundary
order by area_code
