-- one row per municipality of an area
select area.*
from mart_area__member as member
join mart_area__area as area on area.area_code = member.member_code
where member.area_code = $code
order by area.area_code
