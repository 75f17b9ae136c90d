-- table: stg_statfin__population_total
-- column: population_persons
-- rule: the ages of a municipality sum within 1 percent, or 20 persons, to its total from the tables without age, for each observed year that both hold
-- severity: warning
with
ages as (
    select area_code, year, sum(population_persons) as ages_persons
    from stg_statfin__population
    where sex = 'total' and kind = 'observed' and area_code like 'KU%'
    group by all
),
totals as (
    select area_code, year, population_persons as total_persons
    from stg_statfin__population_total
)
select area_code, year, ages_persons, total_persons
from (select * from ages where year in (select year from totals))
full join (select * from totals where year in (select year from ages)) using (area_code, year)
where
    ages_persons is null or total_persons is null
    or abs(ages_persons - total_persons) > greatest(total_persons * 0.01, 20)
