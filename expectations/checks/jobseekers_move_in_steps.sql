-- table: stg_keha__jobseekers
-- column: unemployed_persons
-- rule: of a labour force of 300 or more, the unemployed are less than four times and more than a quarter of the month before, or of the month after
-- severity: error
with
beside as (
    select
        area_code,
        month,
        unemployed_persons,
        lag(unemployed_persons) over (partition by area_code order by month) as before_persons,
        lead(unemployed_persons) over (partition by area_code order by month) as after_persons,
        coalesce(after_persons, before_persons) as later_persons
    from stg_keha__jobseekers
    where labour_force_persons >= 300
)
select area_code, month, before_persons, unemployed_persons, after_persons
from beside
where
    before_persons is not null
    and (
        unemployed_persons > 4 * greatest(before_persons, later_persons, 5)
        or 4 * greatest(unemployed_persons, 5) < least(before_persons, later_persons)
    )
