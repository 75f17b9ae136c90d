-- one row per area, of one kind where it is given
select area_code, name_fi, name_sv, name_en
from mart_area__area
where $kind in ('', kind)
order by area_code
