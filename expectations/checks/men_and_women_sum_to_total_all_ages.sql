-- table: raw_statfin__population_total
-- column: population_persons
-- rule: men and women sum to the provider's total of both sexes, for each area and year
-- severity: error
select
    area_code,
    year,
    sum(population_persons) filter (sex_code <> 'SSS') as men_and_women_persons,
    sum(population_persons) filter (sex_code = 'SSS') as total_persons
from raw_statfin__population_total
group by area_code, year
having men_and_women_persons is distinct from total_persons
