-- table: stg_statfin__commuting
-- column: employed_persons
-- rule: the employed residents of a municipality with a labour force of 300 or more are 55 to 125 percent of it in the same year
-- severity: error
with
yearly as (
    select area_code, cast(left(month, 4) as integer) as year, max(labour_force_persons) as labour_force_persons
    from stg_keha__jobseekers
    group by all
)
select area_code, year, employed_persons, labour_force_persons
from stg_statfin__commuting
join yearly using (area_code, year)
where
    side = 'residents'
    and labour_force_persons >= 300
    and employed_persons not between labour_force_persons * 0.55 and labour_force_persons * 1.25
