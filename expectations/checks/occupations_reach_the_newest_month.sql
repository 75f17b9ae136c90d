-- table: raw_keha__occupation
-- column: month
-- rule: the newest month is that of the same publisher's table of jobseekers over the years
-- severity: warning
select newest.month as occupations_month, jobseekers.month as jobseekers_month
from (select max(month) as month from raw_keha__occupation) as newest
cross join (select max(month) as month from raw_keha__unemployment) as jobseekers
where newest.month <> jobseekers.month
