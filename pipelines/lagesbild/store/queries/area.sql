-- one row: the area with this code, or none
select *
from mart_area__area
where area_code = $code
