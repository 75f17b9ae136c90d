-- table: mart_area__official_record
-- column: observed_persons
-- rule: what the record says came is the observed population of the area in that year
-- severity: error
select record.round, record.area_code, record.year, record.observed_persons, total.population_persons
from mart_area__official_record as record
left join mart_area__population_total as total
    on total.area_code = record.area_code and total.year = record.year and total.kind = 'observed'
where record.age_band = 'all' and record.observed_persons is distinct from total.population_persons
