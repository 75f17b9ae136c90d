-- directory
-- one row per municipality of the newest division: names, outline, residents in the newest year counted for all
with counted as (
    select area_code, population_persons
    from mart_area__population_total
    where kind = 'observed' and area_code like 'KU%'
    qualify year = max(year) over ()
)

select area.area_code, area.name_fi, area.name_sv, area.name_en, boundary.geometry, counted.population_persons
from mart_area__area as area
left join mart_area__boundary as boundary on boundary.area_code = area.area_code
left join counted on counted.area_code = area.area_code
where area.kind = 'municipality'
order by area.area_code
