-- one row per area
select *
from stg_sweden__area
where county_code = '01' or kind = 'country'
