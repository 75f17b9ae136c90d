-- one row per municipality code of any division from 2013 on, with the municipality that it is now
select area_code, area_code as now
from mart_area__area
where kind = 'municipality'
union all
select area_code, successor_code
from mart_area__merger
