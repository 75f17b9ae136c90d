-- table: mart_area__population
-- column: population_persons
-- rule: the regions sum to the country, for each year, sex and age, observed and projected
-- severity: error
select
    kind,
    year,
    sex,
    age_years,
    sum(population_persons) filter (area_code <> 'SSS') as regions_persons,
    sum(population_persons) filter (area_code = 'SSS') as country_persons
from mart_area__population
where area_code like 'MK%' or area_code = 'SSS'
group by kind, year, sex, age_years
having regions_persons is distinct from country_persons
