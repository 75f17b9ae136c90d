-- table: raw_local__own_staff
-- column: age_to
-- rule: a band of ages ends at 54 or begins at 55, so that those who retire within ten years can be told
-- severity: error
-- todo: Part the band at 55 in data/local/own_staff.csv, then: lagesbild build
select area_code, profession_fi, stage, age_from, age_to, year
from raw_local__own_staff
where age_from < 55 and age_to >= 55
