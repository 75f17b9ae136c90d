-- table: raw_statfin__projection_region
-- column: population_persons
-- rule: projected men and women sum to the provider's total of both sexes, for each area, year and age
-- severity: error
select
    area_code,
    year,
    age_years,
    sum(population_persons) filter (sex_code <> 'SSS') as men_and_women_persons,
    sum(population_persons) filter (sex_code = 'SSS') as total_persons
from raw_statfin__projection_region
group by area_code, year, age_years
having men_and_women_persons is distinct from total_persons
