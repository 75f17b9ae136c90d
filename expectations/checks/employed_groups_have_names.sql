-- table: mart_reference__occupation_group
-- column: code
-- rule: every occupation group in the figures has a name
-- severity: error
-- todo: Add the name to data/reference/occupation_groups.csv, and the row to its contract; then: lagesbild build
with
found as (
    select occupation_code from mart_region__employed_occupation
    union
    select occupation_code from mart_occupation__employed_age
)
select occupation_code
from found
where occupation_code <> 'SSS' and occupation_code not in (select code from mart_reference__occupation_group)
