-- one row per area
select *
from stg_reference__area
