-- table: mart_area__jobseekers
-- column: month
-- rule: every area has every month between the first and the last month of the table
-- severity: error
with
months as (
    select distinct month from mart_area__jobseekers
),
areas as (
    select distinct area_code from mart_area__jobseekers
    union
    select area_code from mart_area__area where kind = 'group'
),
calendar as (
    select strftime(day, '%Y-%m') as month
    from (
        select unnest(
            generate_series(
                (select cast(min(month) || '-01' as date) from months),
                (select cast(max(month) || '-01' as date) from months),
                interval 1 month
            )
        ) as day
    )
)
select area_code, month as missing_month
from areas
cross join calendar
anti join mart_area__jobseekers using (area_code, month)
