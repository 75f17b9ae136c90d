-- one row per group and listed member that has merged
select area_code, former_code
from stg_reference__former_member
