-- table: raw_statfin__projection_municipality
-- column: population_persons
-- rule: the projected single ages sum to the provider's total of all ages, for each area, year and sex with a total
-- severity: error
select
    area_code,
    year,
    sex_code,
    sum(population_persons) filter (age_code <> 'SSS') as ages_persons,
    sum(population_persons) filter (age_code = 'SSS') as total_persons
from raw_statfin__projection_municipality
group by area_code, year, sex_code
having ages_persons is null or ages_persons <> total_persons
