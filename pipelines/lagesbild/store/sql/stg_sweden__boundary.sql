-- one row per municipality
select area_code, geometry, 'scb-boundaries' as source_id
from raw_scb__boundary
