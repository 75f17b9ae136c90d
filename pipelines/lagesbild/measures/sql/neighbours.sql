-- one row per municipality and neighbour
select area_code, neighbour_code
from mart_area__neighbour
order by area_code, neighbour_code
