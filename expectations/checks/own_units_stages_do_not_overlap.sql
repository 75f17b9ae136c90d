-- table: raw_local__own_units
-- column: stage
-- rule: no pupil of a unit is counted in two stages of one year
-- severity: error
-- todo: Give the unit either 7-15 or its parts 7-12 and 13-15, either 0-5 or 0-2 and 3-5, in data/local/own_units.csv, then: lagesbild build
select distinct area_code, unit, part.stage, year
from raw_local__own_units as part
join raw_local__own_units as whole using (area_code, unit, year)
where
    (whole.stage = '7-15' and part.stage in ('7-12', '13-15'))
    or (whole.stage = '0-5' and part.stage in ('0-2', '3-5'))
