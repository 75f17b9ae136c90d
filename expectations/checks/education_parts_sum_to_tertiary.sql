-- table: raw_statfin__education
-- column: tertiary_persons
-- rule: short-cycle, bachelor's, master's and doctorate levels sum to tertiary where none is hidden, and are never more than it
-- severity: error
select area_code, year, tertiary_persons, short_cycle_persons, bachelor_persons, master_persons, doctorate_persons
from raw_statfin__education
where
    short_cycle_persons + bachelor_persons + master_persons + doctorate_persons <> tertiary_persons
    or short_cycle_persons + bachelor_persons + master_persons > tertiary_persons
