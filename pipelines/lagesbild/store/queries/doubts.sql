-- one row per check that a municipality's figures broke, or those of an area that it lies in
select area_code, table_name, rule
from store_doubts
where list_contains($codes, member_code)
group by area_code, table_name, rule
order by min(place), area_code
