-- table: mart_reference__occupation
-- column: code
-- rule: every occupation in the figures has a name
-- severity: error
-- todo: Add the name to data/reference/occupations.csv, then: lagesbild build
select distinct occupation_code
from mart_region__occupation
where occupation_code <> 'SSS' and occupation_code not in (select code from mart_reference__occupation)
