-- table: raw_keha__unemployment
-- column: month
-- rule: the labour force of an area is the same in all months of a calendar year, as it is published
-- severity: error
select
    area_code,
    left(month, 4) as year,
    min(labour_force_persons) as least_persons,
    max(labour_force_persons) as most_persons
from raw_keha__unemployment
group by all
having least_persons <> most_persons
