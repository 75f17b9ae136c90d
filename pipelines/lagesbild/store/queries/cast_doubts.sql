-- one row per municipality of an area whose figures broke a check
select distinct
    member_code,
    area_code,
    cast($place as integer) as place,
    $table as table_name,
    $broken as rule
from mart_area__member
where area_code = $code
