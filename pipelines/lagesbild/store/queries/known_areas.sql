-- one row per area
select distinct area_code
from mart_area__member
