-- table: mart_region__projection_record
-- column: horizon_years
-- rule: each launch has every area, age band and horizon up to the newest observed year or 25 years
-- severity: error
with
newest as (
    select max(launch_year + horizon_years) as year, count(distinct area_code) * count(distinct band) as outcomes_count
    from mart_region__projection_record
    where method = 'cohort_change'
)
select
    launch_year,
    count(*) as rows_count,
    any_value(least(25, newest.year - launch_year) * outcomes_count) as expected_count
from mart_region__projection_record, newest
where method = 'cohort_change'
group by launch_year
having count(*) <> any_value(least(25, newest.year - launch_year) * outcomes_count)
