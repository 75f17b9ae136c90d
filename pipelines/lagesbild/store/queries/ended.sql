-- one row per ended municipality
select area_code
from mart_area__merger
