-- one row per area and year
select
    part.area_code,
    year,
    sum(population_persons) as population_persons,
    if(count(finnish_persons) = count(*), sum(finnish_persons), null) as finnish_persons,
    if(count(swedish_persons) = count(*), sum(swedish_persons), null) as swedish_persons,
    if(count(foreign_persons) = count(*), sum(foreign_persons), null) as foreign_persons,
    source_id
from stg_reference__part as part
join stg_statfin__mother_tongue as spoken on spoken.area_code = part_code
group by all
