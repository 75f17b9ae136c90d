-- one row per municipality
select area_code, geometry, source_id
from stg_statfin__boundary
