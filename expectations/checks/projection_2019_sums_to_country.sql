-- table: raw_statfin__projection_2019
-- column: population_persons
-- rule: the municipalities of the round of 2019 sum to the provider's figure for the country, for each year and age
-- severity: error
select
    year,
    age_years,
    sum(population_persons) filter (area_code <> 'SSS') as municipalities_persons,
    sum(population_persons) filter (area_code = 'SSS') as country_persons
from raw_statfin__projection_2019
group by year, age_years
having municipalities_persons is distinct from country_persons
