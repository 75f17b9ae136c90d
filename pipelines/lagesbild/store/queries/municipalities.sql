-- one row per municipality of these codes
select *
from mart_area__area
where list_contains($codes, area_code)
order by area_code
