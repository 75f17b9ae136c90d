-- table: mart_area__population_total
-- column: population_persons
-- rule: from one projected year to the next a municipality's yearly growth changes by at most 1.2 points, and 200 persons' share more
-- severity: error
with
paces as (
    select
        area_code,
        year,
        population_persons,
        ln(population_persons / lag(population_persons) over years) / (year - lag(year) over years) as pace
    from mart_area__population_total
    where kind = 'projected' and area_code like 'KU%' and population_persons > 0
    window years as (partition by area_code order by year)
)
select
    area_code,
    year,
    population_persons,
    round(100 * lag(pace) over (partition by area_code order by year), 2) as yearly_pct_before,
    round(100 * pace, 2) as yearly_pct
from paces
qualify abs(pace - lag(pace) over (partition by area_code order by year)) > 0.012 + 2 / population_persons
