-- one row per area, year, sex, single age and kind
select part.area_code, year, sex, age_years, sum(population_persons) as population_persons, kind, source_id
from stg_reference__part as part
join stg_statfin__population as population on population.area_code = part_code
group by all
