-- one row per programme and year of the area
select * exclude (area_code)
from mart_reference__own_applicant
where area_code = $area_code
order by programme_fi, year
