-- one row per area of Sweden that has a page, its county and the country: code, kind and names
select *
from mart_sweden__area
order by area_code
