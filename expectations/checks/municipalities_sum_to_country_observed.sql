-- table: mart_area__population
-- column: population_persons
-- rule: the municipalities sum to the provider's figure for the country, for each year, sex and age of the observed figures by municipality
-- severity: error
with
municipalities as (
    select year, sex, age_years, sum(population_persons) as municipalities_persons
    from mart_area__population
    where area_code like 'KU%' and kind = 'observed'
    group by all
),
sexes (sex_code, sex) as (values ('SSS', 'total'), ('1', 'men'), ('2', 'women')),
country as (
    select year, sex, cast(replace(age_code, '-', '') as integer) as age_years, population_persons as country_persons
    from raw_statfin__population_municipality
    join sexes using (sex_code)
    where area_code = 'SSS' and age_code <> 'SSS'
)
select year, sex, age_years, municipalities_persons, country_persons
from municipalities
full join country using (year, sex, age_years)
where municipalities_persons is distinct from country_persons
