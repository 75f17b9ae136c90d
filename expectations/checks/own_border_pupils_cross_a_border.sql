-- table: raw_local__own_border_pupils
-- column: school_code
-- rule: the school is in another municipality than the pupils live in
-- severity: error
-- todo: Take the line out of data/local/own_border_pupils.csv or write the other municipality, then: lagesbild build
select area_code, stage, home_code, school_code, year
from raw_local__own_border_pupils
where home_code = school_code
