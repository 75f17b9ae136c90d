-- one row per region, and one for the country
select area_code
from mart_area__area
where kind in ('region', 'country')
order by area_code
