-- directory
-- one row per municipality of the newest division: names, region, outline, residents in the newest year counted for all
with counted as (
    select area_code, population_persons
    from mart_area__population_total
    where kind = 'observed' and area_code like 'KU%'
    qualify year = max(year) over ()
),

region as (
    select distinct member_code, region_code
    from mart_area__member
)

select
    area.area_code,
    area.name_fi,
    area.name_sv,
    area.name_en,
    region.region_code,
    boundary.geometry,
    counted.population_persons
from mart_area__area as area
left join region on region.member_code = area.area_code
left join mart_area__boundary as boundary on boundary.area_code = area.area_code
left join counted on counted.area_code = area.area_code
where area.kind = 'municipality'
order by area.area_code
