-- one row per municipality
select area_code, county_code, name_fi, name_sv, name_en, geometry, source_id
from stg_sweden__boundary
join stg_sweden__area using (area_code)
