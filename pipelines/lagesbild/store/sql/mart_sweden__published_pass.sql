-- one row per municipality, year and school form
select *
from stg_sweden__published_pass
where area_code in (select area_code from stg_sweden__area where kind = 'municipality' and county_code = '01')
