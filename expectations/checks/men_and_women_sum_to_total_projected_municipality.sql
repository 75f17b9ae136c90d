-- table: raw_statfin__projection_municipality
-- column: population_persons
-- rule: projected men and women sum to the provider's total of both sexes, for each area, year and age with sexes
-- severity: error
select
    area_code,
    year,
    age_code,
    sum(population_persons) filter (sex_code <> 'SSS') as men_and_women_persons,
    sum(population_persons) filter (sex_code = 'SSS') as total_persons
from raw_statfin__projection_municipality
group by area_code, year, age_code
having total_persons is null or men_and_women_persons <> total_persons
