-- one row per area, year, level, group of ages and sex
select part.area_code, year, level, age_group, sex, sum(population_persons) as population_persons, source_id
from stg_sweden__part as part
join stg_sweden__education as education on education.area_code = part_code
group by all
