-- table: mart_area__population
-- column: age_years
-- rule: each area, year and sex has every single age from 0 to its highest, and in all years of a kind the same number of them
-- severity: error
with
counted as (
    select area_code, kind, year, sex, cast(count(*) as integer) as ages, max(age_years) as highest_age_years
    from mart_area__population
    group by all
)
select area_code, kind, year, sex, ages, highest_age_years
from counted
qualify ages <> highest_age_years + 1 or ages <> max(ages) over (partition by area_code, kind, sex)
