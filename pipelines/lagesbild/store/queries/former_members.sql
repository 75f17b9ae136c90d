-- one row per listed member of a group that has merged
select former_code
from mart_area__former_member
where area_code = $code
