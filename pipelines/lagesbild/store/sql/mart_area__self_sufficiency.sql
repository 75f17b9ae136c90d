-- one row per area, year and single age
select part.area_code, year, age_years, sum(population_persons) as population_persons, source_id
from stg_reference__part as part
join stg_statfin__self_sufficiency as calculated on calculated.area_code = part_code
group by all
