-- one row per municipality
select area_code, language, urbanisation, land_area_km2, 'nls-land-area,statfin-division' as source_ids
from stg_reference__municipality
