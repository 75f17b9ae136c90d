-- table: mart_area__education
-- column: population_persons
-- rule: the three levels sum to the provider's population aged 15 and over, for each municipality, region and the country
-- severity: error
with
levels as (
    select area_code, year, count(*) as levels_count, sum(population_persons) as levels_persons
    from mart_area__education
    where area_code like 'KU%' or area_code like 'MK%' or area_code = 'SSS'
    group by all
),
population as (
    select area_code, year, population_15_persons
    from raw_statfin__education
    where area_code not like 'MA%'
)
select area_code, year, levels_count, levels_persons, population_15_persons
from levels
full join population using (area_code, year)
where levels_persons is distinct from population_15_persons or levels_count <> 3
