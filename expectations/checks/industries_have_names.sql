-- table: mart_reference__industry
-- column: code
-- rule: every industry in the figures has a name
-- severity: error
-- todo: Add the name to data/reference/industries.csv, then: lagesbild build
select distinct industry_code
from mart_region__employed_industry
where industry_code not in (select code from mart_reference__industry)
