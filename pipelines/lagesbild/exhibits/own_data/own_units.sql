-- one row per unit, stage and year of the area
select
    * exclude (area_code, latitude, longitude),
    cast(latitude as double) as latitude,
    cast(longitude as double) as longitude
from mart_reference__own_unit
where area_code = $area_code
order by stage, unit, year
