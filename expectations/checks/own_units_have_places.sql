-- table: raw_local__own_units
-- column: places_count
-- rule: a unit has at most twice as many pupils as places
-- severity: warning
-- todo: If it is not meant, correct pupils or places in data/local/own_units.csv, then: lagesbild build
select area_code, unit, stage, year
from raw_local__own_units
where pupils_persons > 2 * places_count
