-- table: mart_area__jobseekers
-- column: month
-- rule: every area has every month of the table, and the months of one source follow each other without a gap
-- severity: error
with
months as (
    select distinct source_id, month from mart_area__jobseekers
),
areas as (
    select distinct area_code from mart_area__jobseekers
    union
    select area_code from mart_area__area where kind = 'group'
),
spans as (
    select source_id, cast(min(month) || '-01' as date) as first_day, cast(max(month) || '-01' as date) as last_day
    from months
    group by source_id
),
calendar as (
    select distinct strftime(day, '%Y-%m') as month
    from (select unnest(generate_series(first_day, last_day, interval 1 month)) as day from spans)
)
select area_code, month as missing_month
from areas
cross join calendar
anti join mart_area__jobseekers using (area_code, month)
