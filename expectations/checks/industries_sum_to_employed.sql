-- table: raw_statfin__employed_industry
-- column: employed_persons
-- rule: the industries of a region sum within 2 percent to the employed residents of its municipalities, for each year that both tables hold
-- severity: error
with
industries as (
    select area_code, year, cast(sum(employed_persons) as bigint) as industries_persons
    from raw_statfin__employed_industry
    group by all
),
residents as (
    select region_code as area_code, year, cast(sum(employed_persons) as bigint) as residents_persons
    from stg_statfin__commuting
    join stg_reference__municipality using (area_code)
    where side = 'residents'
    group by all
)
select area_code, year, industries_persons, residents_persons
from industries
join residents using (area_code, year)
where abs(industries_persons - residents_persons) > residents_persons * 0.02
