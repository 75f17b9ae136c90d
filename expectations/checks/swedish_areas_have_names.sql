-- table: raw_reference__swedish_names
-- column: area_code
-- rule: each area that is named here is one of Sweden's
-- severity: error
select area_code
from raw_reference__swedish_names
anti join stg_sweden__area using (area_code)
