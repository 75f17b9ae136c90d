-- one row per ended municipality of these codes
select *
from mart_area__merger
where list_contains($codes, area_code)
