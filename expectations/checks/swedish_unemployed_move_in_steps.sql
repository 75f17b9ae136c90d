-- table: mart_sweden__unemployed
-- column: unemployed_persons
-- rule: 100 or more unemployed of an area are less than three times and more than a third of the months beside it
-- severity: error
with
beside as (
    select
        area_code,
        month,
        unemployed_persons,
        lag(unemployed_persons) over (partition by area_code order by month) as before_persons,
        lead(unemployed_persons) over (partition by area_code order by month) as after_persons
    from mart_sweden__unemployed
)
select area_code, month, before_persons, unemployed_persons, after_persons
from beside
where
    greatest(unemployed_persons, before_persons, after_persons) >= 100
    and (
        unemployed_persons > 3 * greatest(before_persons, after_persons)
        or 3 * unemployed_persons < least(before_persons, after_persons)
    )
