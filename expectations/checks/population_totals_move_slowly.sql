-- table: mart_area__population_total
-- column: population_persons
-- rule: the observed population of a municipality moves by at most 15 percent a year, 30 where it is under 2,000
-- severity: error
with
paced as (
    select
        area_code,
        year,
        population_persons,
        lag(population_persons) over years as before_persons,
        lag(year) over years as before_year
    from mart_area__population_total
    where kind = 'observed' and area_code like 'KU%' and population_persons > 0
    window years as (partition by area_code order by year)
)
select area_code, before_year, before_persons, year, population_persons
from paced
where
    abs(ln(population_persons / before_persons))
    > (year - before_year) * if(least(population_persons, before_persons) < 2000, 0.3, 0.15)
