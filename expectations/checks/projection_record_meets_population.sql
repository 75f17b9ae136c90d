-- table: mart_region__projection_record
-- column: observed_persons
-- rule: what the record calls observed is the population of the region in the target year
-- severity: error
select
    record.area_code,
    record.launch_year,
    record.horizon_years,
    record.observed_persons,
    sum(population.population_persons) as population_persons
from mart_region__projection_record as record
left join mart_area__population as population
    on population.area_code = record.area_code
    and population.year = record.launch_year + record.horizon_years
    and population.kind = 'observed'
    and population.sex = 'total'
where record.band = 'total' and record.method = 'cohort_change'
group by all
having sum(population.population_persons) is distinct from record.observed_persons
