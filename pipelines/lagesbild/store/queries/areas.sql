-- one row per area, by kind
select *
from mart_area__area
order by kind, area_code
