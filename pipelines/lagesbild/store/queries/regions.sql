-- one row per region that one of these municipalities lies in
select *
from mart_area__area
where area_code in (select region_code from mart_area__member where list_contains($codes, area_code))
order by area_code
