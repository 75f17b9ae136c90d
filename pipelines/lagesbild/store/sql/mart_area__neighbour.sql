-- one row per municipality and neighbour; here one per municipality, whose neighbours a method finds
select area_code, geometry
from stg_statfin__boundary
order by area_code
