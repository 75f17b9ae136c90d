-- directory_ended
-- one row per municipality that has ended, with the one that holds its territory now
select *
from mart_area__merger
order by area_code
