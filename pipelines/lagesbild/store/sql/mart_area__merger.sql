-- one row per ended municipality
select *
from stg_reference__successor
where area_code <> successor_code
