-- table: raw_statfin__population_age_group
-- column: population_persons
-- rule: the population of all ages of a municipality moves by at most 25 percent a year, 40 where it is under 2,000
-- severity: error
select
    now.area_code,
    now.year,
    before.population_persons as year_before_persons,
    now.population_persons
from raw_statfin__population_age_group as now
join raw_statfin__population_age_group as before
    on before.area_code = now.area_code and before.age_band = now.age_band and before.year = now.year - 1
where
    now.age_band = 'SSS'
    and abs(ln(now.population_persons / before.population_persons))
    > if(least(now.population_persons, before.population_persons) < 2000, 0.4, 0.25)
