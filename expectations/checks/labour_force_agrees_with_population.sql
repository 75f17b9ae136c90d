-- table: stg_keha__jobseekers
-- column: labour_force_persons
-- rule: the labour force of an area with 500 or more residents is 28 to 62 percent of them in the nearest year, at most 3 away
-- severity: error
with
yearly as (
    select
        area_code,
        cast(left(month, 4) as integer) as year,
        max(month) as month,
        max(labour_force_persons) as labour_force_persons
    from stg_keha__jobseekers
    group by all
),
residents as (
    select area_code, year as residents_year, population_persons as residents_persons
    from mart_area__population_total
    where kind = 'observed'
)
select area_code, month, labour_force_persons, residents_year, residents_persons
from yearly
join residents using (area_code)
where abs(residents_year - year) <= 3 and residents_persons >= 500
qualify
    row_number() over (partition by area_code, year order by abs(residents_year - year), residents_year) = 1
    and labour_force_persons not between residents_persons * 0.28 and residents_persons * 0.62
