-- one row per profession, stage and band of ages of the area, each profession and stage in its newest year
select * exclude (area_code)
from mart_reference__own_staff
where area_code = $area_code
qualify year = max(year) over (partition by profession_fi, stage)
order by profession_fi, stage, age_from
