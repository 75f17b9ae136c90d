-- table: raw_statfin__population_municipality
-- column: population_persons
-- rule: the single ages sum to the provider's total of all ages, for each area, year and sex
-- severity: error
select
    area_code,
    year,
    sex_code,
    sum(population_persons) filter (age_code <> 'SSS') as ages_persons,
    sum(population_persons) filter (age_code = 'SSS') as total_persons
from raw_statfin__population_municipality
group by area_code, year, sex_code
having ages_persons is distinct from total_persons
