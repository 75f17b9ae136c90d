-- one row per area of these kinds, in the order of the kinds
select *
from mart_area__area
where list_contains($kinds, kind)
order by list_position($kinds, kind), area_code
