-- one row per municipality and neighbour; made of these rows by store/computed.py
select area_code, geometry, source_id
from stg_statfin__boundary
order by area_code, geometry
