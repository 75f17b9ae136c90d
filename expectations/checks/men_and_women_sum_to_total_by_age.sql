-- table: raw_statfin__population_municipality
-- column: population_persons
-- rule: men and women sum to the provider's total of both sexes, for each area, year and age
-- severity: error
select
    area_code,
    year,
    age_code,
    sum(population_persons) filter (sex_code <> 'SSS') as men_and_women_persons,
    sum(population_persons) filter (sex_code = 'SSS') as total_persons
from raw_statfin__population_municipality
group by area_code, year, age_code
having men_and_women_persons is distinct from total_persons
