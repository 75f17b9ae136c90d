-- table: raw_statfin__population_change
-- column: population_persons
-- rule: the population at the end of the year is the same as in the population statistics, for each area
-- severity: error
select
    area_code,
    year,
    change.population_persons as change_table_persons,
    total.population_persons as population_table_persons
from raw_statfin__population_change as change
full join (select * from raw_statfin__population_total where sex_code = 'SSS') as total using (area_code, year)
where change_table_persons is distinct from population_table_persons
