-- table: mart_area__population
-- column: population_persons
-- rule: the municipal projections sum to the provider's figure for the country, for each year and age up to 99
-- severity: error
with
municipalities as (
    select year, age_years, sum(population_persons) as municipalities_persons
    from mart_area__population
    where area_code like 'KU%' and kind = 'projected' and age_years < 100
    group by all
),
country as (
    select year, cast(age_code as integer) as age_years, population_persons as country_persons
    from raw_statfin__projection_municipality
    where area_code = 'SSS'
)
select year, age_years, municipalities_persons, country_persons
from municipalities
full join country using (year, age_years)
where municipalities_persons is distinct from country_persons
