-- table: mart_occupation__employed_age
-- column: age_from
-- rule: no age band begins before 55 and reaches beyond it, else job openings are not shown
-- severity: warning
-- todo: See the ages in the newest snapshot in data/raw/statfin-115r
select distinct year, age_from, age_to
from mart_occupation__employed_age
where age_from < 55 and age_to >= 55
