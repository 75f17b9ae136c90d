-- one row per county and occupation
select *
from stg_sweden__outlook
where area_code in (select area_code from stg_sweden__area where kind = 'country' or county_code = '01')
