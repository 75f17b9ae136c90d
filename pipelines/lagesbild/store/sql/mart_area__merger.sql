-- one row per ended municipality
select area_code, name_fi, name_sv, name_en, successor_code, merged_year
from stg_reference__merger
