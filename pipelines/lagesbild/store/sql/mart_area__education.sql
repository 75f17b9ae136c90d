-- one row per area, year and level
select part.area_code, year, level, sum(population_persons) as population_persons, source_id
from stg_reference__part as part
join stg_statfin__education as education on education.area_code = part_code
group by all
