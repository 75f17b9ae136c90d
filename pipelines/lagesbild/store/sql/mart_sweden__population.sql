-- one row per area, year and age
select part.area_code, year, age_years, sum(population_persons) as population_persons, source_id
from stg_sweden__part as part
join stg_sweden__population as population on population.area_code = part_code
group by all
