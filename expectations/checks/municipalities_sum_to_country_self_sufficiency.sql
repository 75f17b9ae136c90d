-- table: mart_area__self_sufficiency
-- column: population_persons
-- rule: the calculations without migration of municipalities sum to that of the country, for each year and age
-- severity: error
with
municipalities as (
    select year, age_years, sum(population_persons) as municipalities_persons
    from mart_area__self_sufficiency
    where area_code like 'KU%'
    group by all
),
country as (
    select year, age_years, population_persons as country_persons
    from mart_area__self_sufficiency
    where area_code = 'SSS'
)
select year, age_years, municipalities_persons, country_persons
from municipalities
full join country using (year, age_years)
where municipalities_persons is distinct from country_persons
