-- table: raw_statfin__projected_change
-- column: population_persons
-- rule: the population at the end of a projected year is that of the projection by age, for each area and year that both hold
-- severity: error
select change.area_code, year, change.population_persons, total.population_persons as ages_persons
from raw_statfin__projected_change as change
join mart_area__population_total as total using (area_code, year)
where kind = 'projected' and change.sex_code = 'SSS' and change.population_persons <> total.population_persons
